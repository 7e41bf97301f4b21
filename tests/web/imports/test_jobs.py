"""The kinds of job of imports: what they say at the end, and that they leave alone what is no longer theirs."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from tests.web.case import Site
from tests.web.imports.makers import applied, firm, staged, work
from tidu.web.imports import services
from tidu.web.imports.jobs import settle
from tidu.web.imports.models import ImportRun, State
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import State as JobState
from tidu.web.jobs.registry import work_of

pytestmark = pytest.mark.django_db


def test_the_job_says_what_came_of_it_and_leads_to_the_import(site: Site) -> None:
    run = staged(site, [firm(1), {**firm(2), "统一社会信用代码": "123"}])
    job = work(services.apply(actor=site.officer, run=run))
    assert job.message == "导入完成：新增 1 行，变更 0 行，不变 0 行，拒绝 1 行，待匹配 0 行"
    assert job.result["address"].endswith(f"/{run.pk}/")
    assert work(services.undo(actor=site.officer, run=run)).message == "导入已撤销"


def test_a_job_that_another_replaced_does_nothing(site: Site) -> None:
    run = staged(site, [firm(1)])
    first = services.apply(actor=site.officer, run=run)
    jobs.cancel(actor=site.officer, job=first)
    second = services.apply(actor=site.officer, run=run)
    assert second != first
    jobs.restart(actor=site.officer, job=first)
    work(first)
    assert ImportRun.objects.get(pk=run.pk).state == State.APPLYING
    work(second)
    assert ImportRun.objects.get(pk=run.pk).state == State.APPLIED


def test_a_file_that_cannot_be_read_goes_back_to_its_columns(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "SMALL", 1)
    run = staged(site, [firm(1)])
    assert run.job is not None
    Path(default_storage.path(run.stored_as)).write_bytes(b"")
    jobs.run(run.job.pk)
    run.job.refresh_from_db()
    assert run.job.state == JobState.FAILED
    assert ImportRun.objects.get(pk=run.pk).state == State.UPLOADED


@pytest.mark.parametrize("state", [State.PREVIEW, State.APPLIED, State.UNDONE])
def test_settling_what_is_settled_changes_nothing(site: Site, state: State) -> None:
    run = applied(site, [firm(1)])
    ImportRun.objects.filter(pk=run.pk).update(state=state)
    run = ImportRun.objects.get(pk=run.pk)
    settle(run)
    assert ImportRun.objects.get(pk=run.pk).state == state


def test_all_kinds_are_known(site: Site) -> None:
    for kind in ("imports-stage", "imports-apply", "imports-undo"):
        assert work_of(jobs.start(owner=site.officer, kind=kind, title="示例")).__name__ in kind
