"""Firms with facts, for the tests of diagnoses."""

from datetime import date

from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource, Strength
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.services import add_row, mark_complete
from tidu.web.titles.services import record_title

ON = date(2026, 6, 1)
YEARS: dict[int, dict[str, object]] = {
    2025: {
        "revenue": "4200万",
        "main_revenue": "4000万",
        "rd_expense": "110万",
        "total_assets": "6000万",
        "total_liabilities": "5200万",
        "employees": "80",
        "niche_years": "5",
    },
    2024: {"revenue": "4000万", "main_revenue": "3500万", "rd_expense": "90万"},
    0: {
        "class1_ip": "1",
        "size_industry": "industry",
        "major_incident": False,
        "dishonesty_list": False,
        "abnormal_operation": False,
        "innovative_until": "2027-01-01",
    },
}


def source_of(site: Site) -> FactSource:
    found, _ = FactSource.objects.get_or_create(root=site.root, name="示例表", strength=Strength.DEPARTMENT)
    return found


def fill(site: Site, firm: Enterprise, **changes: object) -> None:
    """Record the facts of a firm that lacks two conditions of srdi-2026; changes are of 2025, None leaves out."""
    for year, values in YEARS.items():
        kept = dict(values)
        for name, value in changes.items():
            if name in kept and year in (2025, 0):
                kept[name] = value
        record_facts(
            actor=None,
            enterprise=firm,
            year=year,
            source=source_of(site),
            values={name: value for name, value in kept.items() if value is not None},
        )


def add_ledgers(site: Site, firm: Enterprise) -> None:
    """Two patents, one bought half a year ago, in a ledger said to be complete; and a recorded title."""
    common = {"actor": None, "enterprise": firm, "source": source_of(site)}
    for number, extra in (
        ("示例 1", {}),
        ("示例 2", {"transferred_in": True, "transferred_on": "2026-01-01"}),
    ):
        values = {
            "kind": "invention_patent",
            "number": number,
            "granted_on": "2020-01-01",
            "related": True,
            "applied": True,
            "earning": True,
            "holder_rank": "1",
        }
        add_row(ledger="ip", values=values | extra, **common)  # type: ignore[arg-type] # by name
    mark_complete(actor=None, enterprise=firm, ledger="ip", as_of=date(2026, 5, 1))
    record_title(
        level="national.srdi",
        until=date(2027, 6, 30),
        since=date(2024, 7, 1),
        **common,  # type: ignore[arg-type] # by name
    )
