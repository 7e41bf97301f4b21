from datetime import date
from fractions import Fraction

import pytest

from tests.web.breakdowns.made import TARGET, measured
from tests.web.case import Site
from tests.web.plans.made import ON
from tidu.web.plans.services import measure

pytestmark = pytest.mark.start(on=measured)


def test_districts_and_sectors_are_measured_with_the_plan(site: Site) -> None:
    adopted = measured(site)
    found = adopted.part_readings.filter(target=TARGET)
    assert dict(found.filter(sector="").values_list("jurisdiction", "low")) == {
        site.east.pk: "1",
        site.west.pk: "1",
        site.root.pk: "0",
    }
    assert list(found.exclude(sector="").values_list("sector", "low")) == [("工业", "2")]


@pytest.mark.start(on=None)
def test_nothing_is_lost_between_districts_and_the_whole(site: Site) -> None:
    # A firm that lies in the city itself belongs to no district, and is not lost.
    site.west_firm.jurisdiction = site.root
    adopted = measured(site)
    whole = adopted.readings.get(target=TARGET)
    parts = adopted.part_readings.filter(target=TARGET, sector="")
    assert sum(Fraction(one.low) for one in parts) == Fraction(whole.low) == 2
    assert parts.get(jurisdiction=site.root).low == "1"


def test_a_quarters_close_stays_and_other_days_go(site: Site) -> None:
    adopted = measured(site)
    for day in (date(2025, 7, 1), date(2025, 7, 2), date(2025, 7, 2)):
        measure(adopted, on=day)
    days = adopted.part_readings.order_by("on").values_list("on", flat=True).distinct()
    assert list(days) == [ON, date(2025, 7, 2)]
    assert adopted.part_readings.filter(on=date(2025, 7, 2), target=TARGET, sector="").count() == 3
