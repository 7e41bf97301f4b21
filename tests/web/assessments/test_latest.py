from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from tests.web.assessments.made import add_ledgers, fill, source_of
from tests.web.case import Site
from tidu.web.assessments.changes import note, so_far
from tidu.web.assessments.latest import digested, list_of, mark_changed, mark_stale, store_lines
from tidu.web.assessments.models import LatestVerdict, VerdictList
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import FactRow
from tidu.web.facts.services import record_facts
from tidu.web.facts.store import supersede
from tidu.web.ledgers.models import LedgerRow
from tidu.web.ledgers.services import add_row, change_row, mark_complete, remove_row
from tidu.web.packs import library
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title, withdraw_title

STANDARD = library().standard("national.srdi-2026")


def lines(*rows: tuple[int, int, int]) -> pl.DataFrame:
    return digested(
        pl.DataFrame(
            {
                "firm": [row[0] for row in rows],
                "verdict": [row[1] for row in rows],
                "score_low": [None] * len(rows),
                "score_high": [55.5] * len(rows),
                "unmet": [row[2] for row in rows],
                "open": [0] * len(rows),
                "distance": [0.25] * len(rows),
            }
        )
    )


def stored(found: pl.DataFrame, into: VerdictList, *, on: date) -> int:
    """Store lines of facts that were read just now."""
    return store_lines(found, into, on=on, read_after=so_far())


def test_later_lines_take_the_place_of_earlier_ones(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    assert list_of(site.root.pk, STANDARD, "new") == into
    stored(lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0)), into, on=date(2026, 1, 1))
    mark_stale([site.east_firm.pk])
    assert stored(lines((site.east_firm.pk, 0, 1)), into, on=date(2026, 2, 1)) == 1
    east, west = LatestVerdict.objects.order_by("enterprise")
    assert (east.unmet, east.on, east.stale) == (1, date(2026, 2, 1), False)
    assert (west.verdict, west.on) == (3, date(2026, 1, 1))
    assert (east.score_low, east.score_high, east.distance) == (None, 55.5, 0.25)


def test_only_lines_that_say_something_else_are_written(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    both = lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0))
    assert stored(both, into, on=date(2026, 1, 1)) == 2
    assert stored(both, into, on=date(2026, 1, 1)) == 0
    LatestVerdict.objects.filter(enterprise=site.west_firm).update(unmet=9)  # to see that it is left alone
    assert stored(both, into, on=date(2026, 2, 1)) == 0
    east, west = LatestVerdict.objects.order_by("enterprise")
    assert (east.on, west.on, west.unmet) == (date(2026, 2, 1), date(2026, 2, 1), 9)
    changed = lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 0, 4))
    assert stored(changed, into, on=date(2026, 2, 1)) == 1
    assert LatestVerdict.objects.get(enterprise=site.west_firm).unmet == 4


def test_a_stale_line_and_one_that_an_assessment_wrote_are_written_anew(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    both = lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0))
    stored(both, into, on=date(2026, 1, 1))
    mark_stale([site.east_firm.pk])
    LatestVerdict.objects.filter(enterprise=site.west_firm).update(unmet=9, digest=0)
    assert stored(both, into, on=date(2026, 1, 1)) == 2
    assert [(one.unmet, one.stale) for one in LatestVerdict.objects.order_by("enterprise")] == [
        (2, False),
        (0, False),
    ]


def test_lines_of_firms_that_were_not_asked_for_keep_their_date(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    firms = sorted((site.east_firm.pk, site.west_firm.pk, site.foreign_firm.pk))
    stored(lines(*((firm, 0, 2) for firm in firms)), into, on=date(2026, 1, 1))
    stored(lines((firms[0], 0, 2), (firms[2], 0, 2)), into, on=date(2026, 2, 1))
    days = [one.on.month for one in LatestVerdict.objects.order_by("enterprise_id")]
    assert days == [2, 1, 2]


def test_many_lines_go_in_several_statements(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidu.web.assessments.latest._LINES", 1)
    monkeypatch.setattr("tidu.web.assessments.latest._TRANSACTION", 2)
    into = list_of(site.root.pk, STANDARD, "new")
    firms = sorted((site.east_firm.pk, site.west_firm.pk, site.foreign_firm.pk))
    assert stored(lines(*((firm, 0, 2) for firm in firms)), into, on=date(2026, 1, 1)) == 3
    assert LatestVerdict.objects.count() == 3


def test_lists_are_apart_by_case(site: Site) -> None:
    first, second = (list_of(site.root.pk, STANDARD, case) for case in ("new", "renewal"))
    for into in (first, second):
        stored(lines((site.east_firm.pk, 0, 2)), into, on=date(2026, 1, 1))
    assert LatestVerdict.objects.count() == 2


def test_only_the_firms_named_go_stale(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    stored(lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0)), into, on=date(2026, 1, 1))
    assert mark_stale([site.east_firm.pk]) == 1
    assert mark_stale([site.east_firm.pk]) == 0
    assert [one.stale for one in LatestVerdict.objects.order_by("enterprise")] == [True, False]


def test_firms_that_changed_since_they_were_read_are_stale_in_lines_that_are_written(site: Site) -> None:
    into, read_after = list_of(site.root.pk, STANDARD, "new"), so_far()
    both = lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0))
    assert mark_stale([site.east_firm.pk]) == 0, "there is no line yet"
    store_lines(both, into, on=date(2026, 1, 1), read_after=read_after)
    assert [one.stale for one in LatestVerdict.objects.order_by("enterprise")] == [True, False]
    store_lines(both, into, on=date(2026, 1, 1), read_after=so_far())
    assert not LatestVerdict.objects.filter(stale=True).exists()


def test_changes_that_were_committed_only_after_lines_were_written_mark_them(site: Site) -> None:
    into, other = (list_of(site.root.pk, STANDARD, case) for case in ("new", "renewal"))
    read_after = so_far()
    for one in (into, other):
        store_lines(lines((site.east_firm.pk, 0, 2)), one, on=date(2026, 1, 1), read_after=read_after)
    note([site.east_firm.pk])
    mark_changed([into], read_after=read_after)
    assert LatestVerdict.objects.get(list=into).stale
    assert not LatestVerdict.objects.get(list=other).stale


def change_name(site: Site) -> None:
    change_enterprise(actor=site.officer, enterprise=site.east_firm, size_industry="industry")


def add_fact(site: Site) -> None:
    record_facts(
        actor=None, enterprise=site.east_firm, year=2025, source=source_of(site), values={"employees": "81"}
    )


def take_fact_back(site: Site) -> None:
    supersede(FactRow.objects.filter(enterprise=site.east_firm))


def change_ledger_row(site: Site) -> None:
    row = LedgerRow.objects.filter(enterprise=site.east_firm).first()
    assert row is not None
    change_row(
        actor=None, row=row, values={"kind": "software_copyright", "number": "示例 9"}, source=source_of(site)
    )


def remove_ledger_row(site: Site) -> None:
    row = LedgerRow.objects.filter(enterprise=site.east_firm).first()
    assert row is not None
    remove_row(actor=None, row=row, reason="重复登记")


def complete_ledger(site: Site) -> None:
    mark_complete(actor=None, enterprise=site.east_firm, ledger="awards", as_of=date(2026, 1, 1))


def take_completeness_back(site: Site) -> None:
    mark_complete(actor=None, enterprise=site.east_firm, ledger="ip", as_of=None)


def add_ledger_row(site: Site) -> None:
    values = {"kind": "software_copyright", "number": "示例 8"}
    add_row(actor=None, enterprise=site.east_firm, ledger="ip", values=values, source=source_of(site))


def add_title(site: Site) -> None:
    record_title(
        actor=None,
        enterprise=site.east_firm,
        level="national.innovative",
        until=date(2028, 1, 1),
        source=source_of(site),
    )


def end_title(site: Site) -> None:
    title = Title.objects.get(enterprise=site.east_firm)
    withdraw_title(actor=None, title=title, on=date(2026, 2, 1), reason="数据造假")


@pytest.mark.parametrize(
    "change",
    [
        change_name,
        add_fact,
        take_fact_back,
        add_ledger_row,
        change_ledger_row,
        remove_ledger_row,
        complete_ledger,
        take_completeness_back,
        add_title,
        end_title,
    ],
    ids=lambda change: change.__name__,
)
def test_whatever_a_firm_is_judged_by_marks_it_when_it_changes(
    site: Site, change: Callable[[Site], None]
) -> None:
    fill(site, site.east_firm)
    add_ledgers(site, site.east_firm)
    into = list_of(site.root.pk, STANDARD, "new")
    stored(lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0)), into, on=date(2026, 1, 1))
    change(site)
    assert [one.stale for one in LatestVerdict.objects.order_by("enterprise")] == [True, False]


def test_what_does_not_change_leaves_the_verdict(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    stored(lines((site.east_firm.pk, 0, 2)), into, on=date(2026, 1, 1))
    change_enterprise(actor=site.officer, enterprise=site.east_firm, name=site.east_firm.name)
    assert not LatestVerdict.objects.get().stale
