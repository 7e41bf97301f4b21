"""Pages of units."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.organisations.models import OrganisationUnit

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


class TestList(PageTests):
    page = "organisations:list"
    allowed = "operator"
    refused = "officer"
    most_queries = 7


class TestNew(PageTests):
    page = "organisations:new"
    allowed = "operator"
    refused = "leader"
    most_queries = 7


class TestEdit(PageTests):
    page = "organisations:edit"
    allowed = "operator"
    refused = "officer"
    most_queries = 9

    def prepare(self, site: Site) -> None:
        OrganisationUnit.objects.create(root=site.elsewhere, jurisdiction=site.elsewhere, name="别处局")

    def arguments(self, site: Site) -> list[object]:
        return [site.bureau.pk]

    def foreign(self, site: Site) -> list[object]:
        return [OrganisationUnit.objects.get(name="别处局").pk]


def test_a_unit_is_added_and_changed(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    values = {"name": "示例市科技局", "kind": "department", "jurisdiction": site.root.pk, "is_active": "on"}
    page = client.post(reverse("organisations:new"), values, follow=True).content.decode()
    assert "示例市科技局" in page
    unit = OrganisationUnit.objects.get(name="示例市科技局")
    answer = client.post(
        reverse("organisations:edit", args=[unit.pk]),
        values | {"name": "示例市科学技术局", "aliases_text": "科技局"},
    )
    assert answer.status_code == 302
    unit.refresh_from_db()
    assert (unit.name, unit.aliases.get().name) == ("示例市科学技术局", "科技局")


def test_a_name_that_is_taken_is_refused_on_the_form(site: Site, client_of: ClientOf) -> None:
    values = {"name": "市工信局", "kind": "department", "jurisdiction": site.root.pk}
    answer = client_of(site.operator).post(reverse("organisations:new"), values)
    assert answer.status_code == 422
    assert "的别名" in answer.content.decode()
