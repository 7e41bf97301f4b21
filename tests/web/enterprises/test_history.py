"""What was done to a firm's record, in words."""

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry
from tidu.web.enterprises.history import KINDS, history
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.models import Evidence

pytestmark = pytest.mark.django_db


def test_history_is_in_words(site: Site) -> None:
    fill(site)
    newest = history(Enterprise.objects.get(pk=site.east_firm.pk))[0]
    assert newest.action == "修改企业信息"
    assert {row["label"]: row["after"] for row in newest.rows} == {
        "企业名称": "示例东镇智能机械有限公司", "划型行业": "工业",
    }  # fmt: skip


def test_kinds_narrow_it_and_no_action_is_in_none(site: Site) -> None:
    fill(site)
    firm = site.east_firm
    every = {one.id for one in history(firm)}
    narrowed = {kind: {one.id for one in history(firm, kind=kind)} for kind in KINDS}
    assert set().union(*narrowed.values()) == every
    assert {one.action for one in history(firm, kind="titles")} == {"登记称号", "撤销称号"}
    assert {one.action for one in history(firm, kind="ledgers")} == {
        "登记知识产权台账",
        "标记知识产权台账完整性",
    }
    assert history(firm, kind="merging") == history(firm, kind="other") == []
    audit.record(actor=site.officer, action="示例操作", target=firm)
    assert [one.action for one in history(firm, kind="other")] == ["示例操作"]


def test_it_pages_by_keyset(site: Site) -> None:
    fill(site)
    every = [one.id for one in history(site.east_firm)]
    assert [one.id for one in history(site.east_firm, before=every[1], most=2)] == every[2:4]


def test_files_and_merged_records_belong_to_it_and_others_do_not(site: Site) -> None:
    firm = site.east_firm
    Enterprise.objects.filter(pk=site.west_firm.pk).update(merged_into=firm, status="merged")
    audit.record(actor=site.officer, action="修改企业信息", target=site.west_firm, after={"sector": "装备"})
    file = Evidence.objects.create(
        root=site.root, enterprise=firm, name="示例审计.pdf", stored_as="x", content_type="application/pdf",
        size=2048, sha256="示例", uploaded_by=site.officer,
    )  # fmt: skip
    audit.record(actor=site.officer, action="上传材料", target=file, after={"size": 2048, "sha256": "示例"})
    audit.record(actor=site.officer, action="修改企业信息", target=site.foreign_firm)
    found = history(firm)
    assert [(one.action, one.about) for one in found] == [
        ("上传材料", "示例审计.pdf"),
        ("修改企业信息", site.west_firm.name),
    ]
    assert {row["label"]: row["after"] for row in found[0].rows} == {"大小": "2.0\xa0KB", "校验值": "示例"}
    assert Entry.objects.count() == 3
