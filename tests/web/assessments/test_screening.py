from typing import Any

import polars as pl
import pytest

from tests.web.assessments.made import ON, add_ledgers, fill, source_of
from tests.web.case import Site
from tidu.engine.values import Verdict
from tidu.tables.report.nearness import distance, open_conditions, unmet_conditions
from tidu.web.accounts.models import Assignment
from tidu.web.assessments.models import LatestVerdict, Screening
from tidu.web.assessments.pool_frame import pool_frame
from tidu.web.assessments.screening import (
    ScreeningError,
    read_answer,
    read_facts,
    run_screening,
    screening_of,
    standards_in_force,
    start_screening,
    verdict_counts,
)
from tidu.web.assessments.services import judge_all
from tidu.web.audit.models import Entry
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.facts.services import record_facts
from tidu.web.jobs.services import run
from tidu.web.packs import library

SRDI = "national.srdi-2026"


def screened(site: Site, person: str = "officer", **scope: str) -> Screening:
    fill(site, site.east_firm)
    fill(site, site.west_firm, total_liabilities="1000万", rd_expense="200万")
    add_ledgers(site, site.west_firm)
    made = start_screening(
        actor=site.people[person], title="", scope=FirmFilter.read(scope), standards=[], on=ON, case="new"
    )
    return run_screening(screening_of(made.pk))


def test_it_finds_what_single_judgements_find(site: Site) -> None:
    made = screened(site)
    assert made.firms == 2
    assert made.finished_at is not None
    for firm in (site.east_firm, site.west_firm):
        for standard in standards_in_force(site.officer, on=ON, case="new"):
            (result,) = judge_all(firm, [standard], on=ON, case="new")
            line = LatestVerdict.objects.get(enterprise=firm, list__standard=standard.id)
            assert line.get_verdict_display() == result.verdict.label
            assert line.unmet == len(unmet_conditions(result)), standard.id
            assert line.open == len(open_conditions(result)), standard.id
            assert line.distance == pytest.approx(distance(result)), standard.id
            if result.score is not None:
                assert (line.score_low, line.score_high) == (
                    float(result.score.low),
                    float(result.score.high),
                )


def test_counts_and_files(site: Site) -> None:
    made = screened(site)
    counts = verdict_counts(made, SRDI)
    assert sum(counts.values()) == 2
    assert counts["unmet"] >= 1
    answer = read_answer(made, ["firm", "uscc", SRDI, "fact_hash"])
    assert answer.height == 2
    assert set(answer[SRDI].to_list()) <= {int(one) for one in Verdict}
    assert answer["fact_hash"].n_unique() == 2
    assert read_facts(made)["revenue"].to_list() == [42_000_000.0, 42_000_000.0]
    assert made.standards[0]["hash"] == library().standard(made.standards[0]["id"]).content_hash


def test_run_again_it_replaces_its_own(site: Site) -> None:
    made = screened(site)
    folder, lines = made.folder, LatestVerdict.objects.count()
    again = run_screening(screening_of(made.pk))
    assert (again.folder, LatestVerdict.objects.count()) == (folder, lines)


@pytest.mark.parametrize("lines", ["new", "kept", "stale"])
def test_facts_that_change_once_they_are_read_leave_the_lines_stale(
    site: Site, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    made = screened(site)
    if lines == "new":
        LatestVerdict.objects.all().delete()
    LatestVerdict.objects.update(digest=0, stale=lines == "stale")

    def read_and_changed(*args: Any, **named: Any) -> pl.DataFrame:  # noqa: ANN401 - as its own
        frame = pool_frame(*args, **named)
        record_facts(
            actor=None,
            enterprise=site.east_firm,
            year=2025,
            source=source_of(site),
            values={"employees": "81"},
        )
        return frame

    with monkeypatch.context() as patch:
        patch.setattr("tidu.web.assessments.screening.pool_frame", read_and_changed)
        run_screening(screening_of(made.pk))
    assert set(LatestVerdict.objects.filter(stale=True).values_list("enterprise", flat=True)) == {
        site.east_firm.pk
    }
    run_screening(screening_of(made.pk))
    assert not LatestVerdict.objects.filter(stale=True).exists()


def test_as_a_job(site: Site) -> None:
    fill(site, site.east_firm)
    made = start_screening(
        actor=site.officer, title="年度筛查", scope=FirmFilter(), standards=[SRDI], on=ON, case="new"
    )
    assert made.job is not None
    run(made.job.pk)
    made.job.refresh_from_db()
    assert made.job.state == "done", made.job.message
    assert "2 家" in made.job.message
    assert Entry.objects.filter(action="提交批量诊断").count() == 1


def test_scope_is_that_of_the_moment_it_runs(site: Site) -> None:
    assert screened(site, "district_officer").firms == 1
    made = start_screening(
        actor=site.people["specialist"], title="", scope=FirmFilter(), standards=[SRDI], on=ON, case="new"
    )
    Assignment.objects.all().delete()
    assert run_screening(screening_of(made.pk)).firms == 0


def test_the_filter_narrows(site: Site) -> None:
    assert screened(site, place=str(site.east.pk)).firms == 1


def test_what_is_refused(site: Site) -> None:
    common = {"title": "", "scope": FirmFilter(), "standards": [SRDI], "on": ON}
    for person in ("firm", "provider"):
        with pytest.raises(ScreeningError, match="权限"):
            start_screening(actor=site.people[person], case="new", **common)  # type: ignore[arg-type] # by name
    with pytest.raises(ScreeningError, match="情形"):
        start_screening(actor=site.officer, case="x", **common)  # type: ignore[arg-type] # by name
    with pytest.raises(ScreeningError, match="没有适用的标准"):
        start_screening(
            actor=site.officer,
            case="new",
            title="",
            scope=FirmFilter(),
            standards=[],
            on=ON.replace(year=2001),
        )


def test_a_file_that_is_gone_is_told(site: Site) -> None:
    made = Screening(folder="screenings/none")
    with pytest.raises(ScreeningError, match="请重新诊断"):
        read_answer(made)
