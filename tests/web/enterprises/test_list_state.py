"""How the list stands for a person."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.enterprises.test_saved_views import save
from tidu.web.enterprises.columns import DEFAULT
from tidu.web.enterprises.list_state import list_state, opening, tabs
from tidu.web.enterprises.models import Sharing
from tidu.web.enterprises.saved_views import choose_columns

pytestmark = pytest.mark.django_db


def test_without_views_there_are_no_tabs_and_the_usual_columns(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        state = list_state(site.officer, {})
    assert tabs(site.officer, state) == ()
    assert tuple(column.id for column in state.columns) == DEFAULT


def test_tabs_lead_to_views_own_ones_first(site: Site) -> None:
    shared = save(site.district_officer, "东区", Sharing.TENANT)
    own = save(site.officer, is_default=True)
    state = list_state(site.officer, {"view": str(own.pk), "expiry": "90"})
    assert [(tab.label, tab.active, tab.note) for tab in tabs(site.officer, state)] == [
        ("全部企业", False, ""),
        ("将到期", True, "默认"),
        ("东区", False, "共享"),
    ]
    assert opening(own) == f"?expiry=90&view={own.pk}"
    assert (state.view, state.default, state.may_update) == (own, own, False)
    assert shared in state.views


def test_a_view_that_lists_something_else_by_now_may_be_updated_by_its_owner(site: Site) -> None:
    view = save(site.officer, sharing=Sharing.TENANT)
    query = {"view": str(view.pk), "expiry": "30"}
    assert list_state(site.officer, query).may_update
    assert not list_state(site.district_officer, query).may_update


def test_an_open_view_brings_its_columns_and_a_hidden_one_nothing(site: Site) -> None:
    view = save(site.officer)
    choose_columns(actor=site.officer, wanted=["chain"])
    query = {"view": str(view.pk)}
    assert [column.id for column in list_state(site.officer, query).columns] == ["uscc", "until"]
    assert [column.id for column in list_state(site.officer, {"view": "all"}).columns] == ["chain"]
    hidden = list_state(site.district_officer, query)
    assert hidden.view is None
    assert tuple(column.id for column in hidden.columns) == DEFAULT
