"""Nobody gets past the sign-in, and a handed-out password opens one page only."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tidu.web.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/accounts/", "/audit/", "/enterprises/"])
def test_a_visitor_is_asked_to_sign_in_and_led_back(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('accounts:sign-in')}?next={address}"


def test_the_sign_in_page_is_open(client: Client, db: None) -> None:
    assert client.get(reverse("accounts:sign-in")).status_code == 200


def test_with_a_handed_out_password_only_changing_it_and_leaving_are_open(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=site.officer.pk).update(must_change_password=True)
    site.officer.refresh_from_db()
    client = client_of(site.officer)
    for address in ("/", reverse("accounts:profile"), reverse("enterprises:list")):
        assert client.get(address)["Location"] == reverse("accounts:change-password")
    assert client.get(reverse("accounts:change-password")).status_code == 200
    assert client.post(reverse("accounts:sign-out"))["Location"] == reverse("accounts:sign-in")
