"""The five places: complete, and consistent with what the site allows."""

from collections import Counter

import pytest

from tests.web.demo.kit import ON, draws
from tidu.tables.sample import sample
from tidu.web.demo.libraries import _kinds
from tidu.web.demo.places import Place, places
from tidu.web.jurisdictions.models import Kind
from tidu.web.organisations.models import Kind as UnitKind
from tidu.web.organisations.names import short_form
from tidu.web.packs import library


def test_five_places_share_a_hundred_firms() -> None:
    assert [place.name for place in places()] == [
        "常熟市", "长春市", "吴江太湖旅游度假区", "西宁经开区、青海高新区", "萧山区",
    ]  # fmt: skip
    assert sum(place.share for place in places()) == 100
    assert len({place.key for place in places()}) == 5


@pytest.mark.parametrize("place", places(), ids=lambda place: place.key)
def test_what_a_place_names_exists(place: Place) -> None:
    Kind(place.kind)
    assert len(place.code) == 6
    assert place.lead in {unit.name for unit in place.units}
    assert set(place.local_titles) <= set(library().levels)
    for unit in place.units:
        UnitKind(unit.kind)
    row = next(sample(1, 7, on=ON))
    assert {one.of for one in place.libraries} <= _kinds(row, (), draws()).keys()
    assert all(chain.links and all(chain.links.values()) for chain in place.chains)


@pytest.mark.parametrize("place", places(), ids=lambda place: place.key)
def test_names_and_aliases_mean_one_thing(place: Place) -> None:
    names = Counter(name for unit in place.units for name in (unit.name, *unit.aliases))
    assert [name for name, times in names.items() if times > 1] == []
    parts = Counter(place.parts)
    assert [name for name, times in parts.items() if times > 1] == []
    short = Counter(short_form(unit.name) for unit in place.units)
    assert [name for name, times in short.items() if times > 1] == []


def test_sector_teams_are_those_of_the_plan() -> None:
    changchun = places()[1]
    sectors = {chain.sector or chain.name for chain in changchun.chains} | set(changchun.sectors.values())
    assert sectors == {"能源", "工业", "建筑", "农业", "文旅", "商贸"}
