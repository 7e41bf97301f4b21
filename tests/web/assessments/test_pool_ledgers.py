"""Ledgers of many firms come to what they come to firm by firm."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.web.assessments.made import ON, fill, source_of
from tidu.engine.columnar import frame_of
from tidu.engine.schema.facts import FactType
from tidu.web.assessments import pool_ledgers
from tidu.web.assessments.documents import FIRM
from tidu.web.assessments.pool_frame import pool_frame
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library

if TYPE_CHECKING:
    from tests.web.case import Site
    from tidu.engine.schema.facts import FieldDefinition

STANDARDS = [one for one in library().standards.values() if not one.classifies]
LEDGERS = ("ip", "equity", "awards", "certificates", "institutions")
LATE, EARLY = date(2026, 6, 2), date(2026, 6, 1)


def kept(field: FieldDefinition) -> st.SearchStrategy[object]:
    """Values as the database keeps them: mostly such that a row counts, some missing or no longer fitting."""
    if field.type is FactType.bool_:
        wanted = field.id not in ("transferred_in", "foreign_family")
        return st.sampled_from([wanted, wanted, wanted, wanted, not wanted, None])
    if field.type is FactType.date:
        if field.id in ("expires_on", "until"):
            return st.sampled_from([None, None, "", "2026-06-01", "2026-05-31", "soon"])
        return st.sampled_from(["2016-06-01", "2024-06-01", "2025-03-02", "2026-06-02", "", "soon"])
    if field.type is FactType.choice:
        return st.sampled_from([*(choice.id for choice in field.choices[:3]), "gone", None])
    if field.type.unit is None:
        return st.just("示例")
    return st.sampled_from(["0", "1", "3", "4", "12345678.90", "900000000000000", "", None])


def row_of(ledger: str) -> st.SearchStrategy[tuple[str, dict[str, object]]]:
    fields = library().catalogue.records[ledger].fields
    values = st.fixed_dictionaries({field.id: kept(field) for field in fields})
    return values.map(lambda row: (ledger, row))


ROWS = st.lists(st.sampled_from(LEDGERS).flatmap(row_of), max_size=6)
MARKS = st.dictionaries(st.sampled_from(LEDGERS), st.sampled_from([EARLY, LATE]))


def keep(
    site: Site, firm: Enterprise, rows: list[tuple[str, dict[str, object]]], marks: dict[str, date]
) -> None:
    source = source_of(site)
    LedgerRow.objects.bulk_create(
        LedgerRow(enterprise=firm, ledger=ledger, values=values, source=source) for ledger, values in rows
    )
    LedgerCompleteness.objects.bulk_create(
        LedgerCompleteness(enterprise=firm, ledger=ledger, as_of=day) for ledger, day in marks.items()
    )


@settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(east=ROWS, west=ROWS, marks=MARKS, more=MARKS)
def test_the_same_as_one_by_one(
    site: Site,
    east: list[tuple[str, dict[str, object]]],
    west: list[tuple[str, dict[str, object]]],
    marks: dict[str, date],
    more: dict[str, date],
) -> None:
    LedgerRow.objects.all().delete()
    LedgerCompleteness.objects.all().delete()
    fill(site, site.east_firm)
    keep(site, site.east_firm, east, marks)
    keep(site, site.west_firm, west, more)
    firms = Enterprise.objects.filter(pk__in=(site.east_firm.pk, site.west_firm.pk)).order_by("pk")
    found = pool_frame(firms, STANDARDS, on=ON)
    expected = frame_of(list(engine_facts(firms, on=ON)), STANDARDS, on=ON, catalogue=library().catalogue)
    for name in expected.columns:
        # A column that is not there says what the reported one says.
        own = found[name] if name in found.columns else found[name.partition("@")[0]].alias(name)
        assert_frame_equal(own.to_frame(), expected[name].to_frame())


def test_firms_are_counted_one_by_one_only_where_a_row_does_not_fit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(firms: list[Enterprise], on: date) -> object:
        asked.extend(firm.pk for firm in firms)
        return engine_facts(firms, on=on)

    monkeypatch.setattr(pool_ledgers, "engine_facts", noted)
    keep(site, site.east_firm, [("ip", {"kind": "invention_patent", "related": True})], {})
    keep(site, site.west_firm, [("ip", {"kind": "gone"})], {})
    frame = pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)
    assert asked == [site.west_firm.pk]
    assert frame.filter(pl.col(FIRM) == site.west_firm.pk)["class1_ip@national.srdi-2022"].to_list() == [0.0]


def test_a_removed_row_counts_no_more(site: Site) -> None:
    keep(site, site.east_firm, [("certificates", {"kind": "quality_system"})], {"certificates": EARLY})
    LedgerRow.objects.update(removed_at="2026-05-01T00:00:00Z")
    frame = pool_frame(Enterprise.objects.filter(pk=site.east_firm.pk), STANDARDS, on=ON)
    assert [name for name in frame.columns if name.startswith("quality_certificate@")]
    assert frame["quality_certificate@national.srdi-2022"].to_list() == [False]
