"""What lies under a test is what it asked for, unchanged by the tests before it."""

import pytest
from django.db import connection
from django.test import TestCase

from tests.web.case import Site
from tests.web.layers import Layer, Layers
from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction, Kind
from tidu.web.jurisdictions.services import add_jurisdiction


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_the_base_case_as_it_was_made(site: Site, turn: int) -> None:
    assert (
        site.east_firm.name == Enterprise.objects.get(pk=site.east_firm.pk).name == "示例东镇精密机械有限公司"
    )
    # One object where the base case has one: what is changed here is changed there.
    assert site.town.parent is site.east
    site.east_firm.name = "改名后的示例公司"
    site.east_firm.save()
    site.firms.clear()


class TestDjangosOwn(TestCase):
    """Runs after one that had the base case under it (`test_each_test_finds_…`, in the order of this file)."""

    def test_finds_nothing_and_is_marked(self) -> None:
        assert not Jurisdiction.objects.exists()


def test_djangos_own_case_counts_as_one_that_asks_for_the_database(request: pytest.FixtureRequest) -> None:
    [item] = [
        each for each in request.session.items if each.nodeid.endswith("test_finds_nothing_and_is_marked")
    ]
    assert item.get_closest_marker("database") is not None


def test_who_asks_for_nothing_finds_nothing(db: None) -> None:
    assert not Jurisdiction.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_commits_has_the_base_case_alone(site: Site) -> None:
    assert not connection.in_atomic_block
    assert Enterprise.objects.count() == len(site.firms)


class Placed:
    """A layer that adds one place and counts how often it did."""

    def __init__(self, name: str) -> None:
        self.times = 0
        self.layer = Layer(name, self.make)
        self.name = name

    def make(self, below: object) -> object:
        self.times += 1
        places = [*below, self.name] if isinstance(below, list) else [self.name]
        add_jurisdiction(name=self.name, kind=Kind.CITY, code=f"99{self.times}{len(places)}00")
        return places


def there() -> set[str]:
    return set(Jurisdiction.objects.values_list("name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_only_what_differs_is_closed_and_made_anew() -> None:
    layers, low, high, other = Layers(), Placed("低市"), Placed("高市"), Placed("别市")
    layers.settle([low.layer, high.layer])
    assert (there(), layers.copy()) == ({"低市", "高市"}, ["低市", "高市"])
    layers.settle([low.layer, other.layer])
    assert (there(), layers.copy()) == ({"低市", "别市"}, ["低市", "别市"])
    layers.settle([low.layer])
    assert (there(), low.times, high.times, other.times) == ({"低市"}, 1, 1, 1)
    layers.settle([])
    assert there() == set()
    assert layers.copy() is None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_a_test_closed_takes_its_layers_with_it() -> None:
    layers, low = Layers(), Placed("低市")
    layers.settle([low.layer])
    connection.close()
    layers.settle([low.layer])
    assert (there(), low.times) == ({"低市"}, 2)
    layers.close()


@pytest.mark.django_db(transaction=True)
def test_a_layer_that_fails_leaves_those_below() -> None:
    def fail(below: object) -> object:
        add_jurisdiction(name="半途市", kind=Kind.CITY, code="990900")
        raise ValueError(below)

    layers, low = Layers(), Placed("低市")
    with pytest.raises(ValueError, match="低市"):
        layers.settle([low.layer, Layer("坏", fail)])
    assert there() == {"低市"}
    layers.close()
    assert there() == set()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("held", [[], [lambda: None]], ids=["plain", "no-pickle"])
def test_each_gets_a_copy_of_her_own(held: list[object]) -> None:
    layers = Layers()
    layers.settle([Layer("一", lambda _: {"held": held, "again": held})])
    first, second = layers.copy(), layers.copy()
    layers.close()
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    first["held"].append("示例")
    assert first["again"] is first["held"]
    assert (len(second["held"]), len(held)) == (len(first["held"]) - 1,) * 2
