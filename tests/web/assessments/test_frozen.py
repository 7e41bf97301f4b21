"""Whatever happens to a firm afterwards, what was judged stays as it was judged, to the letter."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.web.assessments.made import ON, add_ledgers, fill, source_of
from tidu.tables.report.reading import shown
from tidu.web.assessments.models import Assessment, FrozenError, LatestVerdict
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import run_screening, screening_of, start_screening
from tidu.web.assessments.services import assess, attest
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.case import Site

SRDI = "national.srdi-2026"
STANDARDS = ("national.innovative-2022", "national.srdi-2022", SRDI, "national.little-giant-2026")


def report(site: Site, value: int) -> None:
    figures = {"revenue": f"{value}00万", "rd_expense": f"{value}万", "employees": str(value)}
    source = source_of(site)
    record_facts(actor=None, enterprise=site.east_firm, year=2025, source=source, values=figures)


def judge_by_hand(site: Site, value: int) -> None:
    attest(
        actor=site.officer,
        enterprise=site.east_firm,
        fact="market_position_ok",
        value=value % 2 == 0,
        note="示例",
    )


def keep_ledgers(site: Site, _: int) -> None:
    Title.objects.all().delete()
    LedgerRow.objects.all().delete()
    LedgerCompleteness.objects.all().delete()
    add_ledgers(site, site.east_firm)


def judge_again(site: Site, value: int) -> None:
    standard = STANDARDS[value % len(STANDARDS)]
    assess(actor=site.officer, enterprise=site.east_firm, standard=standard, on=ON, case="new")


def screen(site: Site, _: int) -> None:
    asked = start_screening(actor=site.officer, title="", scope=Scope(), standards=[SRDI], on=ON, case="new")
    run_screening(screening_of(asked.pk))


def move(site: Site, value: int) -> None:
    firm = site.east_firm
    firm.established_on = date(2000 + value, 1, 1)
    firm.jurisdiction = site.west if value % 2 else site.east
    firm.save()


DEEDS: tuple[Callable[[Site, int], None], ...] = (
    report,
    judge_by_hand,
    keep_ledgers,
    judge_again,
    screen,
    move,
)


def rows() -> dict[int, str]:
    """Every assessment as the database keeps it."""
    return {row["id"]: json.dumps(row, default=str, sort_keys=True) for row in Assessment.objects.values()}


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(1, 20)), min_size=1, max_size=4))
def test_a_stored_assessment_never_changes(
    site: Site, deeds: list[tuple[Callable[[Site, int], None], int]]
) -> None:
    fill(site, site.east_firm)
    made = assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
    LatestVerdict.objects.all().delete()
    kept = rows()
    laid = shown(Assessment.objects.get(pk=made.pk).result, library().catalogue)
    for deed, value in deeds:
        deed(site, value)
        found = rows()
        assert {pk: found[pk] for pk in kept} == kept
        kept = found
    assert shown(Assessment.objects.get(pk=made.pk).result, library().catalogue) == laid


@pytest.mark.parametrize("name", ["verdict", "result", "facts", "standard", "on", "score_low"])
def test_no_field_can_be_written_over(site: Site, name: str) -> None:
    fill(site, site.east_firm)
    made = assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
    kept = rows()
    for rewrite in (
        made.save,
        lambda: Assessment.objects.filter(pk=made.pk).update(**{name: getattr(made, name)}),
        lambda: Assessment.objects.bulk_update([made], [name]),
    ):
        with pytest.raises(FrozenError), transaction.atomic():
            rewrite()
    assert rows() == kept
