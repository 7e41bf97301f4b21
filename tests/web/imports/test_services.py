"""What people do with imports, and what is refused."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.case import Site
from tests.web.imports.makers import applied, firm, mapped, staged, table, undone, work
from tidu.web.facts.models import FactSource, Strength
from tidu.web.imports import services
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.jobs import STAGE
from tidu.web.imports.models import ImportRun, SourceMemory, State
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db


def uploaded(site: Site, name: str = "示例.csv", data: bytes = b"x", **options: object) -> ImportRun:
    values = {
        "actor": site.officer,
        "source_name": " 示例局  名单 ",
        "strength": Strength.DEPARTMENT,
        **options,
    }
    return services.create_import(file=SimpleUploadedFile(name, data), **values)  # type: ignore[arg-type]


def test_a_file_is_kept_outside_the_web_root_with_its_hash_and_source(site: Site) -> None:
    run = uploaded(site, data=b"abc", organisation=site.bureau)
    assert (run.state, run.size, run.source.name) == (State.UPLOADED, 3, "示例局 名单")
    assert run.source.organisation == site.bureau
    assert run.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (services.open_file(run), default_storage.exists(run.stored_as)) == (b"abc", True)
    assert uploaded(site).source == run.source, "a source is made once"
    assert uploaded(site, strength=Strength.FIRM).source != run.source
    assert FactSource.objects.count() == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"source_name": " "}, "数据来源"),
        ({"strength": Strength.VERIFIED}, "可信度"),
        ({"name": "示例.docx"}, "不能导入 .docx"),
        ({"data": b""}, "空的"),
    ],
)
def test_what_is_refused(site: Site, options: dict[str, object], message: str) -> None:
    with pytest.raises(ImportRefusedError, match=message):
        uploaded(site, **options)  # type: ignore[arg-type] # of `uploaded`
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_large_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_BYTES", 2)
    with pytest.raises(ImportRefusedError, match="超过"):
        uploaded(site, data=b"abc")


@pytest.mark.parametrize("key", ["leader", "firm", "specialist", "expert", "provider"])
def test_who_may_not_import_is_refused(site: Site, key: str) -> None:
    with pytest.raises(ImportRefusedError, match="没有导入数据的权限"):
        uploaded(site, actor=site.people[key])
    run = staged(site, [firm(1)])
    with pytest.raises(ImportRefusedError, match="权限"):
        services.apply(actor=site.people[key], run=run)


def test_another_persons_import_is_not_there(site: Site) -> None:
    run = staged(site, [firm(1)])
    for act in (services.apply, services.undo, services.discard):
        with pytest.raises(ImportRefusedError, match="没有处理这次导入的权限"):
            act(actor=site.district_officer, run=run)
    work(services.apply(actor=site.operator, run=run))


def test_columns_are_remembered_for_the_source(site: Site) -> None:
    run = staged(site, [firm(1)])
    memory = services.memory_of(run)
    assert memory
    assert SourceMemory.objects.get().mapping == memory
    assert services.memory_of(uploaded(site, source_name="别的来源")) is None


def test_a_mapping_with_open_questions_is_refused_and_changes_nothing(site: Site) -> None:
    run = uploaded(site, data=table([{**firm(1), "从业人员": 5}]))
    with pytest.raises(ImportRefusedError, match="没有写明是哪一年"):
        mapped(run, services.open_file(run))
    run.refresh_from_db()
    assert (run.state, run.mapping) == (State.UPLOADED, None)


def test_large_files_are_read_by_a_job(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "SMALL", 10)
    run = staged(site, [firm(1)])
    assert (run.state, run.is_busy) == (State.READING, True)
    assert run.job is not None
    assert run.job.kind == STAGE
    with pytest.raises(ImportRefusedError, match="读取中"):
        services.apply(actor=site.officer, run=run)
    assert "已读取 1 行" in work(run.job).message
    run.refresh_from_db()
    assert (run.state, run.counts["new"]) == (State.PREVIEW, 1)


def test_a_double_click_queues_one_job(site: Site) -> None:
    run = staged(site, [firm(1)])
    first = services.apply(actor=site.officer, run=run)
    assert services.apply(actor=site.officer, run=run) == first
    work(first)
    undoing = services.undo(actor=site.officer, run=run)
    assert services.undo(actor=site.officer, run=run) == undoing
    assert Job.objects.count() == 2


def test_each_step_has_its_time(site: Site) -> None:
    run = applied(site, [firm(1)])
    with pytest.raises(ImportRefusedError, match="已导入"):
        services.apply(actor=site.officer, run=run)
    with pytest.raises(ImportRefusedError, match="撤销导入"):
        services.discard(actor=site.officer, run=run)
    with pytest.raises(ImportRefusedError, match="已经开始"):
        services.set_mapping(actor=site.officer, run=run, mapping=run.mapping or {})
    with pytest.raises(ImportRefusedError, match="已撤销"):
        services.undo(actor=site.officer, run=undone(run))


def test_nothing_to_import_is_said(site: Site) -> None:
    run = staged(site, [{**firm(1), "统一社会信用代码": "123"}])
    with pytest.raises(ImportRefusedError, match="被拒绝的行"):
        services.apply(actor=site.officer, run=run)


@pytest.mark.django_db(transaction=True)
def test_what_was_never_applied_can_be_thrown_away_with_its_file(site: Site) -> None:
    run = staged(site, [firm(1)])
    services.discard(actor=site.officer, run=run)
    assert not ImportRun.objects.exists()
    assert not default_storage.exists(run.stored_as)
