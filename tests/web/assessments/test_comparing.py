import pytest

from tests.web.assessments.made import ON, fill
from tests.web.case import Site
from tidu.engine.errors import UnknownIdError
from tidu.web.assessments.comparing import compare
from tidu.web.assessments.models import Screening
from tidu.web.assessments.screening import run_screening, screening_of, start_screening
from tidu.web.enterprises.filters import FirmFilter

OLD, NEW = "national.little-giant-2022", "national.little-giant-2026"


def both(site: Site) -> Screening:
    """The east firm has an accident on record, the west one lacks nothing that is asked there."""
    fill(site, site.east_firm)
    fill(site, site.west_firm, total_liabilities="1000万")
    made = start_screening(
        actor=site.officer,
        title="新旧比较",
        scope=FirmFilter(),
        standards=["national.innovative-2022", "national.srdi-2026"],
        on=ON,
        case="new",
    )
    return run_screening(screening_of(made.pk))


def test_who_falls_out_and_why(site: Site) -> None:
    made = both(site)
    compared = compare(site.officer, made, "national.innovative-2022", "national.srdi-2026")
    assert sum(sum(counts) for _, counts in compared.table) == 2
    moved = {one.firm: one.because for ones in compared.moved.values() for one in ones}
    assert "上年末资产负债率不高于80%" in moved[site.east_firm]
    assert compared.counts["out"] == len(compared.moved["out"])
    assert sum(compared.counts.values()) == len(moved)


def test_the_other_way_round_they_come_in(site: Site) -> None:
    made = both(site)
    there = compare(site.officer, made, "national.innovative-2022", "national.srdi-2026")
    back = compare(site.officer, made, "national.srdi-2026", "national.innovative-2022")
    assert back.counts["in"] == there.counts["out"]


def test_firms_out_of_scope_are_not_counted(site: Site) -> None:
    made = both(site)
    compared = compare(site.district_officer, made, "national.innovative-2022", "national.srdi-2026")
    assert sum(sum(counts) for _, counts in compared.table) == 1


def test_an_unknown_standard(site: Site) -> None:
    with pytest.raises(UnknownIdError):
        compare(site.officer, both(site), "national.best", "national.srdi-2026")
