"""A page a role may not see does not exist for it."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.web.case import Site
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right

pytestmark = pytest.mark.django_db


@right_required(Right.MANAGE_ACCOUNTS)
def view(request: HttpRequest, word: str) -> HttpResponse:
    return HttpResponse(f"{person(request).name} {word}")


def ask(user: User) -> HttpResponse:
    request = RequestFactory().get("/")
    request.user = user
    return view(request, "见到了")


def test_the_right_opens_the_page_and_hands_arguments_on(site: Site) -> None:
    assert ask(site.operator).content.decode() == f"{site.operator.name} 见到了"


def test_without_the_right_the_page_is_not_there(site: Site) -> None:
    with pytest.raises(Http404):
        ask(site.officer)


def test_a_closed_account_has_no_rights(site: Site) -> None:
    site.operator.is_active = False
    with pytest.raises(Http404):
        ask(site.operator)
