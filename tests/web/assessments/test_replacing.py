import pytest

from tests.web.assessments.made import ON, fill
from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.assessments.models import Screening
from tidu.web.assessments.replacing import replaced, replacement_of, start_replacement
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import ScreeningError, run_screening, screening_of
from tidu.web.packs import library
from tidu.web.pools.services import take_in

OLD, NEW = "national.srdi-2022", "national.srdi-2026"


def moved(site: Site) -> Screening:
    """A pool of one firm, screened under the old and the new standard."""
    fill(site, site.east_firm)
    fill(site, site.west_firm)
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm], reason="示例原因")
    made = start_replacement(
        actor=site.officer, scope=Scope(pool=str(kept.pk)), first=OLD, second=NEW, on=ON, case="new"
    )
    return run_screening(screening_of(made.pk))


def test_what_is_offered_are_the_last_two_of_a_level() -> None:
    first, second = (library().standard(one) for one in replacement_of())
    assert first.level == second.level
    assert first.id < second.id


def test_a_pool_under_both_in_one_go(site: Site) -> None:
    made = moved(site)
    assert made.firms == 1
    assert [one["id"] for one in made.standards] == [OLD, NEW]
    assert "示例培育库" in made.title
    assert replaced(made) == (OLD, NEW)


def test_other_screenings_are_no_replacements() -> None:
    assert replaced(Screening(standards=[{"id": OLD}])) is None
    assert replaced(Screening(standards=[{"id": OLD}, {"id": "national.innovative-2022"}])) is None


@pytest.mark.parametrize("second", [OLD, "national.innovative-2022"])
def test_two_standards_of_one_title_or_none(site: Site, second: str) -> None:
    with pytest.raises(ScreeningError, match="同一称号"):
        start_replacement(actor=site.officer, scope=Scope(), first=OLD, second=second, on=ON, case="new")
