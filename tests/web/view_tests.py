"""What must hold for every page: inherit `PageTests`, name the page, and the four tests come along.

class TestFirmPage(PageTests):
    page = "enterprises:detail"
    allowed = "district_officer"
    refused = "provider"
    most_queries = 12

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]
"""

from collections.abc import Callable
from typing import ClassVar

from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tidu.web.accounts.models import User

ClientOf = Callable[[User], Client]


class PageTests:
    """Inherit this and name the page.

    Attributes:
        page: name of the address, e.g. ``enterprises:detail``.
        allowed: key of ``site.people`` for whom the page answers.
        refused: key of someone who lacks the right, so that the page is a 404 for her; empty where every
            signed-in person may open it.
        query: query string, with its question mark.
        most_queries: queries the page may need at most.
    """

    page: ClassVar[str]
    allowed: ClassVar[str] = "officer"
    refused: ClassVar[str] = ""
    query: ClassVar[str] = ""
    most_queries: ClassVar[int] = 12

    def __init_subclass__(cls) -> None:
        """Leave out what does not apply: a page open to all refuses nobody, a list has no single object."""
        if not cls.refused:
            cls.test_without_the_right_there_is_no_page = None  # type: ignore[method-assign,assignment]
        if cls.foreign is PageTests.foreign:
            cls.test_a_foreign_object_is_not_there = None  # type: ignore[method-assign,assignment]

    def prepare(self, site: Site) -> None:
        """Add what the page needs beyond the base case: once, for all tests that ask for ``prepared``."""

    def arguments(self, site: Site) -> list[object]:
        """Arguments of the address."""
        return []

    def foreign(self, site: Site) -> list[object] | None:
        """Arguments of an object outside the person's scope; None for a page that shows no single object."""
        return None

    def address(self, arguments: list[object]) -> str:
        return reverse(self.page, args=arguments) + self.query

    def test_a_visitor_is_sent_to_sign_in(self, prepared: Site, client: Client) -> None:
        answer = client.get(self.address(self.arguments(prepared)))
        assert answer.status_code == 302
        assert answer["Location"].startswith(resolve_url(settings.LOGIN_URL))

    def test_without_the_right_there_is_no_page(self, prepared: Site, client_of: ClientOf) -> None:
        answer = client_of(prepared.people[self.refused]).get(self.address(self.arguments(prepared)))
        assert answer.status_code == 404

    def test_a_foreign_object_is_not_there(self, prepared: Site, client_of: ClientOf) -> None:
        arguments = self.foreign(prepared)
        assert arguments is not None
        assert client_of(prepared.people[self.allowed]).get(self.address(arguments)).status_code == 404

    def test_the_right_person_gets_it_with_few_queries(
        self, prepared: Site, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        browser = client_of(prepared.people[self.allowed])
        address = self.address(self.arguments(prepared))
        with django_assert_max_num_queries(self.most_queries):
            answer = browser.get(address)
        assert answer.status_code == 200
