"""The demo's accounts sign in, and see what their role may see."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.demo.keeping import kept
from tidu.web.demo.places import places
from tidu.web.demo.services import Demo
from tidu.web.enterprises.models import Enterprise


def test_every_role_of_the_first_place_and_an_officer_everywhere(demo: Demo) -> None:
    first, *others = (place.name for place in places())
    assert set(User.objects.filter(root__name=first).values_list("role", flat=True)) == set(Role)
    for name in others:
        assert User.objects.filter(root__name=name, role=Role.OFFICER, jurisdiction__name=name).exists()


def test_each_signs_in_with_the_password_that_is_shown(demo: Demo) -> None:
    accounts = kept(settings.HOME)
    assert len(accounts) == User.objects.count()
    for account in accounts:
        client = Client()
        answer = client.post(
            reverse("accounts:sign-in"), {"username": account.username, "password": account.password}
        )
        assert answer.status_code == 302, account
        assert client.get("/").status_code == 200, account


def test_scopes(demo: Demo) -> None:
    def seen(username: str) -> int:
        user = User.objects.get(username=username)
        return Enterprise.objects.visible_to(user).count()

    whole = Enterprise.objects.filter(root__name="常熟市").count()
    assert seen("officer") == seen("leader") == whole
    assert 0 < seen("officer-zone") < whole
    assert 0 < seen("expert") <= seen("specialist") < whole
    assert (seen("firm"), seen("provider")) == (1, 0)
    assert 0 < seen("sector-changchun") < seen("officer-changchun")


@pytest.mark.parametrize("username", ["officer", "unit"])
def test_officials_belong_to_units_of_the_plan(demo: Demo, username: str) -> None:
    unit = User.objects.get(username=username).organisation
    assert unit is not None
    assert unit.name in {one.name for one in places()[0].units}
