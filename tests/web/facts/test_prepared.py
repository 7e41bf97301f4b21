"""Views that a switch shows: laid over the standing ones, folded, or dropped; edits in between count."""

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.facts.heard import rows_of, view_of
from tidu.web.facts.models import CurrentFacts, FactRow, FactSource, Strength, Switch
from tidu.web.facts.precedence import View
from tidu.web.facts.prepared import drop_rows, drop_views, fold, insert_rows, insert_standing, insert_views
from tidu.web.facts.selectors import current_values, current_views
from tidu.web.facts.store import NewRow, record_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def switch(site: Site) -> Switch:
    return Switch.objects.create(root=site.root)


@pytest.fixture
def old(site: Site) -> FactSource:
    """Has said 1.00 of the east firm's revenue."""
    came_from = source(site, Strength.DEPARTMENT)
    record_rows([NewRow(site.east_firm.pk, 2025, came_from.pk, {"revenue": "1.00"})])
    return came_from


def prepare(site: Site, switch: Switch, came_from: FactSource) -> None:
    """The source says 2.00 from the switch on."""
    firm = site.east_firm.pk
    insert_rows([(firm, 2025, '{"revenue":"2.00"}', "第 2 行")], source=came_from.pk, switch=switch)
    insert_views({(firm, 2025): view_of(rows_of([firm])[firm, 2025], switch.pk)}, switch)


def throw(switch: Switch) -> None:
    Switch.objects.filter(pk=switch.pk).update(thrown_at=timezone.now())


def shown(site: Site) -> dict[str, object]:
    return current_values([site.east_firm.pk]).get((site.east_firm.pk, 2025), {})


def test_one_update_shows_it_and_folding_changes_nothing(site: Site, switch: Switch, old: FactSource) -> None:
    prepare(site, switch, old)
    assert shown(site) == {"revenue": "1.00"}
    throw(switch)
    assert shown(site) == {"revenue": "2.00"}
    assert current_views(site.east_firm)[2025].layer == 1
    assert fold(switch) == {site.east_firm.pk}
    assert fold(switch) == set()
    assert shown(site) == {"revenue": "2.00"}
    assert [(one.layer, one.switch) for one in CurrentFacts.objects.all()] == [(0, None)]


def test_an_edit_before_the_switch_is_in_both_views(site: Site, switch: Switch, old: FactSource) -> None:
    prepare(site, switch, old)
    firm, hand = site.east_firm.pk, source(site, Strength.VERIFIED)
    record_rows([NewRow(firm, 2025, hand.pk, {"employees": "5"})])
    assert shown(site) == {"revenue": "1.00", "employees": "5"}
    throw(switch)
    assert shown(site) == {"revenue": "2.00", "employees": "5"}


def test_an_edit_after_the_switch_folds_its_view(site: Site, switch: Switch, old: FactSource) -> None:
    prepare(site, switch, old)
    throw(switch)
    record_rows([NewRow(site.east_firm.pk, 2025, source(site, Strength.VERIFIED).pk, {"employees": "5"})])
    assert shown(site) == {"revenue": "2.00", "employees": "5"}
    assert not CurrentFacts.objects.filter(layer=1).exists()


def test_an_empty_view_says_that_nothing_is_known(site: Site, switch: Switch, old: FactSource) -> None:
    insert_views({(site.east_firm.pk, 2025): View()}, switch)
    throw(switch)
    assert shown(site) == {}
    fold(switch)
    assert not CurrentFacts.objects.exists()


def test_preparing_again_replaces(site: Site, switch: Switch, old: FactSource) -> None:
    for _ in range(2):
        insert_views({(site.east_firm.pk, 2025): View({"revenue": "3.00"})}, switch)
    assert CurrentFacts.objects.filter(layer=1).count() == 1


def test_what_is_dropped_leaves_nothing(site: Site, switch: Switch, old: FactSource) -> None:
    prepare(site, switch, old)
    assert (drop_views(switch), drop_rows(switch)) == (1, 1)
    assert (drop_views(switch), drop_rows(switch)) == (0, 0)
    assert FactRow.objects.count() == 1
    throw(switch)
    assert shown(site) == {"revenue": "1.00"}


def test_views_of_hidden_firms_may_stand_at_once(site: Site, switch: Switch) -> None:
    firm, values = site.west_firm.pk, '{"revenue":"1.00","employees":"5"}'
    (row,) = insert_rows([(firm, 2025, values, "第 2 行")], source=source(site).pk, switch=switch)
    insert_standing([row])
    (view,) = CurrentFacts.objects.filter(enterprise=site.west_firm)
    assert (view.layer, view.switch, view.values) == (0, None, {"revenue": "1.00", "employees": "5"})
    assert (view.origins, view.conflicts) == ({"revenue": row, "employees": row}, {})
