"""What people do with imports: who may, and when."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.case import Site
from tests.web.imports.makers import applied, firm, mapped, staged, table, work
from tidu.engine.errors import TiduError
from tidu.web.audit.models import Entry
from tidu.web.facts.models import FactSource, Strength
from tidu.web.imports import services
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.models import ImportRun, SourceMemory, State
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db


def create(site: Site, data: bytes = b"x", name: str = "示例.csv", **said: object) -> ImportRun:
    fields = {"actor": site.officer, "source_name": "示例局  名单", "strength": 4} | said
    return services.create_import(file=SimpleUploadedFile(name, data), **fields)  # type: ignore[arg-type] # as forms hand them on


def test_an_upload_is_kept_hashed_and_in_the_trail(site: Site) -> None:
    run = create(site, table([firm(1)]), organisation=site.bureau)
    assert services.open_file(run) == table([firm(1)])
    assert len(run.sha256) == 64
    assert (run.source.name, run.source.organisation) == ("示例局 名单", site.bureau)
    assert create(site).source == run.source
    assert create(site, strength=3).source != run.source
    assert FactSource.objects.count() == 2
    assert Entry.objects.filter(action="上传导入文件").count() == 3


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"source_name": " "}, "请填写数据来源"),
        ({"strength": Strength.VERIFIED}, "请选择数据的可信度"),
        ({"name": "示例.docx"}, "不能导入 .docx 文件"),
        ({"data": b""}, "文件是空的"),
    ],
)
def test_what_is_not_taken_in(site: Site, said: dict[str, object], words: str) -> None:
    with pytest.raises(ImportRefusedError, match=words):
        create(site, **said)  # type: ignore[arg-type] # of `create`
    assert not ImportRun.objects.exists()


def test_too_large_a_file(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_BYTES", 3)
    with pytest.raises(ImportRefusedError, match="请删去无关的列和工作表"):
        create(site, b"1234")


def test_big_files_are_read_by_a_job(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "SMALL", 10)
    data = table([firm(1)])
    run = mapped(create(site, data), data)
    assert (run.state, run.is_busy) == (State.READING, True)
    with pytest.raises(ImportRefusedError, match="已经开始"):
        mapped(run, data)
    work(Job.objects.get())
    run.refresh_from_db()
    assert (run.state, run.counts["new"]) == (State.PREVIEW, 1)


def test_a_mapping_may_be_corrected_until_it_is_applied(site: Site) -> None:
    run = staged(site, [firm(1)])
    data = services.open_file(run)
    assert mapped(run, data).state == State.PREVIEW
    assert SourceMemory.objects.get().mapping == services.memory_of(run)
    mapping = dict(run.mapping or {})
    mapping["columns"] = mapping["columns"][2:]
    with pytest.raises(TiduError, match="没有指定哪一列"):
        services.set_mapping(actor=site.officer, run=run, mapping=mapping)
    done = applied(site, [firm(2)])
    with pytest.raises(ImportRefusedError, match="不能再改列的对应关系"):
        services.set_mapping(actor=site.officer, run=done, mapping=done.mapping or {})


def test_a_second_click_finds_the_first_job(site: Site) -> None:
    run = staged(site, [firm(1)])
    first = services.apply(actor=site.officer, run=run)
    assert services.apply(actor=site.officer, run=run) == first
    work(first)
    undoing = services.undo(actor=site.officer, run=run)
    assert services.undo(actor=site.officer, run=run) == undoing
    work(undoing)
    assert Job.objects.count() == 2


def test_what_cannot_be_done_now_is_said(site: Site) -> None:
    run = staged(site, [firm(1)])
    with pytest.raises(ImportRefusedError, match="现在是“待导入”，不能撤销"):
        services.undo(actor=site.officer, run=run)
    done = applied(site, [firm(2)])
    with pytest.raises(ImportRefusedError, match="现在是“已导入”，不能导入"):
        services.apply(actor=site.officer, run=done)


@pytest.mark.parametrize("action", [services.apply, services.undo, services.discard])
def test_only_whose_it_is_may_work_on_an_import(site: Site, action: Callable[..., object]) -> None:
    run = staged(site, [firm(1)])
    for who in ("district_officer", "stranger", "leader"):
        with pytest.raises(ImportRefusedError, match="权限"):
            action(actor=site.people[who], run=run)


@pytest.mark.django_db(transaction=True)
def test_discarding_takes_the_file_too(site: Site) -> None:
    run = staged(site, [firm(1)])
    services.discard(actor=site.officer, run=run)
    assert not default_storage.exists(run.stored_as)
    assert not ImportRun.objects.exists()
