from decimal import Decimal

import pytest

from tests.web.breakdowns.made import TARGET, measured, pack
from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tidu.plans.breakdown import BreakdownError
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.proposing import propose, ways_of
from tidu.web.breakdowns.selectors import split_of
from tidu.web.plans.services import adopt


@pytest.mark.parametrize("way", ["firms", "now", "equal"])
@pytest.mark.parametrize("kind", [Kind.DISTRICT, Kind.SECTOR])
def test_what_is_proposed_adds_up_to_the_whole(site: Site, way: str, kind: Kind) -> None:
    adopted = measured(site)
    found = propose(adopted, pack(), split_of(adopted, pack(), TARGET, kind), way)
    assert sum(found.values()) == 600
    assert set(found) == {row.key for row in split_of(adopted, pack(), TARGET, kind).rows}


def test_firms_weigh(site: Site) -> None:
    adopted = measured(site)
    site.west_firm.jurisdiction = site.east
    site.west_firm.save()
    found = propose(adopted, pack(), split_of(adopted, pack(), TARGET, Kind.DISTRICT), "firms")
    assert found == {str(site.east.pk): 600, str(site.west.pk): 0}


def test_years_lead_to_the_goal(site: Site) -> None:
    adopted = plan(site)
    found = propose(adopted, pack(), split_of(adopted, pack(), TARGET, Kind.YEAR), "equal")
    assert found == {"2022": 150, "2023": 300, "2024": 450, "2025": 600}


def test_a_share_is_asked_of_each(site: Site) -> None:
    adopted = plan(site)
    found = propose(adopted, pack(), split_of(adopted, pack(), "rd-intensity", Kind.DISTRICT), "equal")
    assert set(found.values()) == {Decimal(3)}


def test_districts_own_plans(site: Site) -> None:
    adopted = plan(site)
    adopt(actor=site.district_officer, plan_id=PACK, jurisdiction=site.east)
    split = split_of(adopted, pack(), TARGET, Kind.DISTRICT)
    assert propose(adopted, pack(), split, "plans") == {str(site.east.pk): 600}
    assert [key for key, _ in ways_of(split)] == ["firms", "now", "equal", "plans"]
    assert ways_of(split_of(adopted, pack(), TARGET, Kind.YEAR)) == (("equal", "逐年平均推进"),)


def test_what_cannot_be_split_by(site: Site) -> None:
    adopted = plan(site)
    split = split_of(adopted, pack(), TARGET, Kind.DISTRICT)
    # Not measured: nothing is there to split by.
    with pytest.raises(BreakdownError, match="权重全是零"):
        propose(adopted, pack(), split, "now")
    with pytest.raises(BreakdownError, match="没有这种分法"):
        propose(adopted, pack(), split, "nothing")
