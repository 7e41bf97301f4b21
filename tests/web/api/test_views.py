from django.test import Client
from django.urls import reverse

from tests.web.api.kit import issued
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.api.models import ApiToken
from tidu.web.api.services import token_of


class TestTokens(PageTests):
    page = "api:tokens"
    allowed = "operator"
    most_queries = 6

    def prepare(self, site: Site) -> None:
        issued(site.officer)


class TestReference(PageTests):
    page = "api:reference"
    most_queries = 5


def test_a_token_is_shown_once(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    address = reverse("api:tokens")
    body = {"name": "统计系统", "scopes": ["firms:read"], "expires_on": "2026-12-31"}
    shown = client.post(address, body)
    token = ApiToken.objects.get()
    text = shown.content.decode().partition('user-select-all">')[2].partition("<")[0]
    assert token_of(text) == token
    assert shown.headers["Cache-Control"] == "no-store"
    assert text not in client.get(address).content.decode()


def test_a_wrong_form_says_why(site: Site, client_of: ClientOf) -> None:
    body = {"name": "统计系统", "scopes": ["firms:read"], "expires_on": "2020-01-01"}
    answer = client_of(site.officer).post(reverse("api:tokens"), body)
    assert answer.status_code == 422
    assert "有效期应在" in answer.content.decode()


def test_revoking(site: Site, client_of: ClientOf) -> None:
    token = issued(site.officer)
    address = reverse("api:revoke", args=[token.pk])
    assert client_of(site.district_officer).post(address).status_code == 404
    assert client_of(site.stranger).post(address).status_code == 404
    assert client_of(site.officer).get(address).status_code == 405
    assert client_of(site.officer).post(address).status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_page_number_that_is_none_is_left_out(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    for mark in ("x", "-1", "9" * 40):
        assert client.get(reverse("api:tokens"), {"before": mark}).status_code == 200


def test_the_description_needs_a_sign_in(site: Site, client_of: ClientOf) -> None:
    address = reverse("api:openapi")
    assert Client().get(address).status_code == 302
    answer = client_of(site.officer).get(address)
    assert answer.json()["openapi"].startswith("3.1")
    assert "attachment" in answer.headers["Content-Disposition"]
