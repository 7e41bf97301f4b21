"""``tidu audit``."""

from tests.cli.site.commands import run
from tests.web.case import Site
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry


def test_audit_seal_and_verify(site: Site) -> None:
    entry = audit.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    assert "封印 1 条" in run("audit", "seal").output
    assert "没有被改动" in run("audit", "verify").output
    Entry.objects.filter(pk=entry.pk).update(action="什么也没做")
    found = run("audit", "verify")
    assert found.exit_code == 1
    assert "记录内容被改动" in found.output
