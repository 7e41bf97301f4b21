from fractions import Fraction

from tests.web.case import Site
from tests.web.plans.made import ON, plan
from tidu.engine.units import Unit
from tidu.web.plans.models import PlaceReading, TargetForecast, TargetReading


def test_a_kept_figure_is_read_back_exactly(site: Site) -> None:
    stored = TargetReading(low="1/3", high="", silent=True, missing=["revenue"])
    read = stored.reading(Unit.share)
    assert (read.low, read.high, read.unit) == (Fraction(1, 3), None, Unit.share)
    assert (read.silent, read.missing) == (True, ("revenue",))
    assert not TargetReading(low="0", high="0").reading(Unit.count).silent


def test_names_for_people(site: Site) -> None:
    place = PlaceReading(plan=plan(site), place=site.east, target="srdi", on=ON)
    assert str(place) == "示例东区 srdi 2025-06-30"
    assert str(TargetReading(target="srdi", on=ON)) == "srdi 2025-06-30"
    assert str(TargetForecast(target="srdi", by=ON)) == "srdi 2025-06-30"
