from dataclasses import dataclass

import pytest

from tests.web.case import Site
from tidu.web.audit.models import Entry
from tidu.web.revisions.models import PackRevision
from tidu.web.revisions.services import RevisionError, publish


@dataclass(frozen=True)
class Pack:
    """What the loader made of a text."""

    version: int
    id: str = "shili.plan-2025"

    @property
    def content_hash(self) -> str:
        return f"{self.version}" * 64


def test_each_edition_is_kept_and_in_the_trail(site: Site) -> None:
    for version in (1, 2):
        publish(actor=site.officer, pack=Pack(version), label="示例计划", text=f"version: {version}")
    assert list(PackRevision.objects.values_list("version", "text")) == [(2, "version: 2"), (1, "version: 1")]
    assert str(PackRevision.objects.first()) == "示例计划（第 2 版）"
    assert [entry.after and entry.after["版本"] for entry in Entry.objects.filter(action="发布规则包")] == [
        2,
        1,
    ]


def test_a_version_that_is_not_the_next_is_refused(site: Site) -> None:
    for version in (2, 0):
        with pytest.raises(RevisionError, match="版本应为 1"):
            publish(actor=site.officer, pack=Pack(version), label="示例", text="")


def test_an_id_is_one_tenants(site: Site) -> None:
    publish(actor=site.officer, pack=Pack(1), label="示例", text="")
    with pytest.raises(RevisionError, match="已被使用"):
        publish(actor=site.stranger, pack=Pack(2), label="示例", text="")
