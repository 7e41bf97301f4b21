from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from tests.web.assessments.made import ON
from tests.web.case import Site
from tidu.engine.errors import UnknownIdError
from tidu.web.assessments import archives
from tidu.web.assessments.archives import ArchiveError, expire, start_archive, take
from tidu.web.assessments.models import ReportArchive
from tidu.web.assessments.scopes import Scope
from tidu.web.audit.models import Entry
from tidu.web.enterprises.filters import FirmFilter

SRDI = "national.srdi-2026"


def asked(site: Site, person: str = "officer", kind: str = "pdf", **changes: object) -> ReportArchive:
    given = {"scope": Scope(), "on": ON, "case": "new"} | changes
    return start_archive(actor=site.people[person], kind=kind, **given)  # type: ignore[arg-type] # by name


def stored(site: Site, *firms: int) -> ReportArchive:
    made = asked(site)
    made.stored_as = default_storage.save("archives/test.zip", ContentFile(b"zip"))
    made.enterprises, made.files, made.expires_at = list(firms), 1, timezone.now() + timedelta(days=1)
    made.save()
    return made


def test_asked_for_it_waits_for_a_worker(site: Site) -> None:
    made = asked(site, kind="fill-place", standard=SRDI, scope=Scope(FirmFilter(place=str(site.east.pk))))
    assert (made.standard, made.scope) == (SRDI, {"place": str(site.east.pk)})
    assert made.title == "补数表，每个辖区一份：示例东区"
    assert made.job is not None
    assert made.job.arguments == {"archive_id": made.pk}
    assert not made.is_ready


@pytest.mark.parametrize("person", ["firm", "provider", "expert", "specialist"])
def test_who_may_not_take_data_out_gets_none(site: Site, person: str) -> None:
    with pytest.raises(ArchiveError, match="权限"):
        asked(site, person)
    assert not ReportArchive.objects.visible_to(site.people[person]).exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "paper"}, "请选择要打包的内容"),
        ({"case": "x"}, "新申请或复核"),
        ({"kind": "fill-firm"}, "请选择补数表要对照的标准"),
        ({"kind": "fill-firm", "standard": "national.size-2011"}, "只划分规模"),
        ({"on": date(2001, 1, 1)}, "没有适用的标准"),
        ({"scope": Scope(FirmFilter(q="没有这家"))}, "没有企业"),
    ],
)
def test_what_is_refused(site: Site, changes: dict[str, object], message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        asked(site, **changes)  # type: ignore[arg-type] # by name


def test_an_unknown_standard(site: Site) -> None:
    with pytest.raises(UnknownIdError):
        asked(site, kind="fill-firm", standard="national.best")


def test_too_many_firms_are_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_REPORTS", 1)
    with pytest.raises(ArchiveError, match="一次最多 1 家"):
        asked(site)
    assert asked(site, kind="fill-firm", standard=SRDI).pk


def test_taken_by_its_owner_and_written_down(site: Site) -> None:
    made = stored(site, site.east_firm.pk, site.west_firm.pk)
    with take(actor=site.officer, archive=made) as file:
        assert file.read() == b"zip"
    assert Entry.objects.filter(action="下载报告压缩包").count() == 1


def test_scope_is_checked_again_when_it_is_taken(site: Site) -> None:
    made = stored(site, site.east_firm.pk, site.west_firm.pk)
    site.officer.jurisdiction = site.east
    site.officer.save()
    with pytest.raises(ArchiveError, match="权限范围有变动"):
        take(actor=site.officer, archive=made)


def test_what_is_not_there_is_told(site: Site) -> None:
    with pytest.raises(ArchiveError, match="请重新打包"):
        take(actor=site.officer, archive=asked(site))
    made = stored(site, site.east_firm.pk)
    default_storage.delete(made.stored_as)
    with pytest.raises(ArchiveError, match="请重新打包"):
        take(actor=site.officer, archive=made)


def test_files_go_when_their_time_is_over(site: Site) -> None:
    kept, gone = stored(site, site.east_firm.pk), stored(site, site.west_firm.pk)
    ReportArchive.objects.filter(pk=gone.pk).update(expires_at=timezone.now() - timedelta(hours=1))
    assert expire() == 1
    assert expire() == 0
    assert default_storage.exists(kept.stored_as)
    assert not default_storage.exists(gone.stored_as)
    gone.refresh_from_db()
    assert not gone.is_ready
