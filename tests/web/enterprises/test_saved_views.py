"""Saved views: a person's own, shared with her unit or with all; and a person's own columns."""

import pytest

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.enterprises import saved_views
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import ListSettings, SavedView, Sharing

pytestmark = pytest.mark.django_db


def save(actor: User, name: str = "将到期", sharing: str = Sharing.OWN, **more: object) -> SavedView:
    return saved_views.save_view(
        actor=actor,
        name=name,
        query="expiry=90&after=abc&nonsense=1",
        columns=["until", "uscc"],
        sharing=sharing,
        is_default=bool(more.get("is_default")),
    )


def test_only_the_filter_and_known_columns_are_kept(site: Site) -> None:
    view = save(site.officer)
    assert (view.query, view.columns) == ("expiry=90", ["uscc", "until"])


def test_who_finds_a_view(site: Site) -> None:
    User.objects.filter(pk=site.people["leader"].pk).update(organisation=site.bureau)
    leader = User.objects.get(pk=site.people["leader"].pk)
    for name, sharing, found_by in (
        ("自己", Sharing.OWN, [True, False, False, False]),
        ("单位", Sharing.UNIT, [True, True, False, False]),
        ("本地", Sharing.TENANT, [True, True, True, False]),
    ):
        view = save(site.officer, name, sharing)
        people = (site.officer, leader, site.district_officer, site.stranger)
        assert [view in SavedView.objects.visible_to(user) for user in people] == found_by, name


def test_a_unit_that_one_has_not_cannot_be_shared_with(site: Site) -> None:
    with pytest.raises(RegistryError, match="没有所属单位"):
        save(site.district_officer, sharing=Sharing.UNIT)


@pytest.mark.parametrize("name", ["", "   ", "一" * 21])
def test_a_view_has_a_name_of_some_signs(site: Site, name: str) -> None:
    with pytest.raises(RegistryError, match="请填写视图名称"):
        save(site.officer, name)


def test_names_are_a_persons_own(site: Site) -> None:
    save(site.officer)
    save(site.district_officer)
    with pytest.raises(RegistryError, match="已有名为“将到期”的视图"):
        save(site.officer)


def test_there_is_a_limit(site: Site) -> None:
    for number in range(saved_views.MOST_VIEWS):
        save(site.officer, f"视图{number}")
    with pytest.raises(RegistryError, match="最多保存 20 个"):
        save(site.officer, "再一个")


def test_nobody_changes_somebody_elses_view(site: Site) -> None:
    view = save(site.officer, sharing=Sharing.TENANT)
    other = site.district_officer
    with pytest.raises(RegistryError, match="他人共享"):
        saved_views.rename_view(actor=other, view=view, name="新名", sharing=Sharing.OWN, is_default=False)
    with pytest.raises(RegistryError, match="他人共享"):
        saved_views.update_view(actor=other, view=view, query="q=1")
    with pytest.raises(RegistryError, match="他人共享"):
        saved_views.delete_view(actor=other, view=view)
    saved_views.choose_columns(actor=other, wanted=["place"], view=view)
    view.refresh_from_db()
    assert (view.name, view.query, view.columns) == ("将到期", "expiry=90", ["uscc", "until"])
    assert ListSettings.objects.get(user=other).columns == ["place"]


def test_the_default_is_chosen_and_taken_back(site: Site) -> None:
    first, second = save(site.officer, is_default=True), save(site.officer, "另一个")
    settings = ListSettings.objects.get(user=site.officer)
    assert settings.default_view == first
    saved_views.choose_default(actor=site.officer, view=second, is_default=False)
    settings.refresh_from_db()
    assert settings.default_view == first, "taking back another one changes nothing"
    saved_views.rename_view(
        actor=site.officer, view=second, name="改名", sharing=Sharing.OWN, is_default=True
    )
    settings.refresh_from_db()
    assert settings.default_view == second
    saved_views.delete_view(actor=site.officer, view=second)
    settings.refresh_from_db()
    assert settings.default_view is None


def test_columns_stay_with_the_own_view_else_with_the_account(site: Site) -> None:
    view = save(site.officer)
    saved_views.choose_columns(actor=site.officer, wanted=["sector"], view=view)
    saved_views.choose_columns(actor=site.officer, wanted=["chain"])
    view.refresh_from_db()
    assert view.columns == ["sector"]
    assert ListSettings.objects.get(user=site.officer).columns == ["chain"]
