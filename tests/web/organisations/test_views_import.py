"""Import of units on the site: look first, then apply."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.organisations.test_importing import HEADER, workbook
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.organisations.models import OrganisationUnit

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


class TestImport(PageTests):
    page = "organisations:import"
    allowed = "operator"
    refused = "officer"
    most_queries = 5


def _preview(client: Client, data: bytes) -> str:
    answer = client.post(reverse("organisations:import"), {"file": SimpleUploadedFile("单位.xlsx", data)})
    assert answer.status_code == 200
    return str(answer.context["signed"])


def test_preview_then_apply(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    signed = _preview(client, workbook(HEADER, ["示例市商务局"], ["市工信局"]))
    assert not OrganisationUnit.objects.filter(name="示例市商务局").exists()
    page = client.post(
        reverse("organisations:import-apply"), {"signed": signed}, follow=True
    ).content.decode()
    assert "新增 1 行，变更 0 行，不变 0 行，拒绝 1 行" in page
    assert OrganisationUnit.objects.filter(root=site.root, name="示例市商务局").exists()


def test_what_was_not_shown_is_not_applied(site: Site, client_of: ClientOf) -> None:
    signed = _preview(client_of(site.operator), workbook(HEADER, ["示例市商务局"]))
    for user, text in ((site.stranger, signed), (site.operator, signed[:-2]), (site.operator, "")):
        client_of(user).post(reverse("organisations:import-apply"), {"signed": text})
    assert client_of(site.officer).post(reverse("organisations:import-apply")).status_code == 404
    assert OrganisationUnit.objects.filter(name="示例市商务局").count() == 0


def test_a_file_that_is_no_workbook_is_told_on_the_form(site: Site, client_of: ClientOf) -> None:
    file = SimpleUploadedFile("单位.xlsx", b"no workbook")
    answer = client_of(site.operator).post(reverse("organisations:import"), {"file": file})
    assert answer.status_code == 422
    assert "文件打不开" in answer.content.decode()
