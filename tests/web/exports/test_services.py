"""Exports are asked for, taken by their owner while her scope is the same, and cleared away in time."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from tests.web.case import Site
from tests.web.exports.made import asked, done
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.exports.models import Export
from tidu.web.exports.services import ExportError, delete_export, expire, take
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db


def test_asking_queues_a_job_with_known_columns_and_sheets(site: Site) -> None:
    export = asked(
        site.officer, "q=机械&after=x", columns=["place", "nonsense"], sheets=["titles", "nonsense"]
    )
    assert (export.query, export.columns, export.sheets) == ("q=%E6%9C%BA%E6%A2%B0", ["place"], ["titles"])
    assert export.job is not None
    assert export.job.title == "导出企业名单：查找“机械”"


@pytest.mark.parametrize("who", ["specialist", "firm", "expert", "provider"])
def test_without_the_right_nothing_is_queued(site: Site, who: str) -> None:
    with pytest.raises(ExportError, match="没有导出数据的权限"):
        asked(site.people[who])
    assert not Job.objects.exists()


def test_a_file_is_taken_and_the_trail_says_so(site: Site) -> None:
    export = done(asked(site.officer))
    with take(actor=site.officer, export=export) as file:
        assert file.read(2) == b"PK"
    assert Entry.objects.filter(action="下载导出文件", actor=site.officer).count() == 1


def test_there_is_nothing_to_take_before_and_after(site: Site) -> None:
    export = asked(site.officer)
    with pytest.raises(ExportError, match="还没有生成"):
        take(actor=site.officer, export=export)
    delete_export(actor=site.officer, export=done(export))
    export.refresh_from_db()
    with pytest.raises(ExportError, match="重新导出"):
        take(actor=site.officer, export=export)
    assert not default_storage.exists(export.stored_as)
    assert Export.objects.filter(pk=export.pk).exists()


def test_a_scope_that_changed_meanwhile_gets_no_old_file(site: Site) -> None:
    export = done(asked(site.officer))
    User.objects.filter(pk=site.officer.pk).update(sectors=["装备"])
    with pytest.raises(ExportError, match="权限范围有变动"):
        take(actor=User.objects.get(pk=site.officer.pk), export=export)


def test_files_are_deleted_when_their_time_is_over(site: Site) -> None:
    kept, due = done(asked(site.officer)), done(asked(site.officer))
    assert due.expires_at is not None
    assert timedelta(days=6) < due.expires_at - timezone.now() <= timedelta(days=7)
    Export.objects.filter(pk=due.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert expire() == 1
    assert expire() == 0
    due.refresh_from_db()
    assert not due.is_ready
    assert not default_storage.exists(due.stored_as)
    assert default_storage.exists(kept.stored_as)


def test_what_a_killed_worker_left_is_swept_away(site: Site) -> None:
    kept = done(asked(site.officer))
    folder = Path(default_storage.path(kept.stored_as)).parent
    fresh, stale = folder / ".fresh.xlsx.part", folder / ".stale.xlsx.part"
    for path in (fresh, stale):
        path.write_bytes(b"half")
    long_ago = timezone.now().timestamp() - 2 * 24 * 3600
    for path in (stale, Path(default_storage.path(kept.stored_as))):
        os.utime(path, (long_ago, long_ago))
    assert expire() == 1
    assert fresh.exists()
    assert default_storage.exists(kept.stored_as)
    fresh.unlink()
