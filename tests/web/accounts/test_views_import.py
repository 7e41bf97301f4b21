"""Import of accounts on the site: template, look first, then apply; passwords are shown once."""

import io
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.web.accounts.test_importing import NEW
from tests.web.case import Site
from tests.web.ui.test_row_import import workbook
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.importing import COLUMNS
from tidu.web.accounts.models import User

pytestmark = pytest.mark.django_db


class TestImport(PageTests):
    page = "accounts:import"
    allowed = "operator"
    refused = "officer"
    most_queries = 5


def _preview(client: Client, *lines: dict[str, object]) -> str:
    data = workbook(list(COLUMNS), *([line.get(column) for column in COLUMNS] for line in lines))
    answer = client.post(reverse("accounts:import"), {"file": SimpleUploadedFile("账号.xlsx", data)})
    assert answer.status_code == 200
    return str(answer.context["signed"])


def test_preview_apply_and_passwords_once(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    signed = _preview(client, NEW, {"账号": "x y"})
    assert not User.objects.filter(username="zhang").exists()
    page = client.post(reverse("accounts:import-apply"), {"signed": signed})
    assert page["Cache-Control"] == "no-store"
    assert "新增 1 行，变更 0 行，不变 0 行，拒绝 1 行" in page.content.decode()
    password = page.context["handed"][0].password
    assert password in page.content.decode()
    file = client.post(reverse("accounts:import-passwords"), {"signed": page.context["signed"]})
    assert "账号初始密码_" in unquote(file["Content-Disposition"])
    assert file["Cache-Control"] == "no-store"
    sheet = load_workbook(io.BytesIO(file.content)).active
    assert sheet is not None
    assert [cell.value for cell in next(sheet.iter_rows(min_row=3))] == ["zhang", "示例张", password]
    assert Client().login(request=page.wsgi_request, username="zhang", password=password)
    again = client.post(reverse("accounts:import-apply"), {"signed": signed}, follow=True).content.decode()
    assert "新增 0 行，变更 0 行，不变 1 行，拒绝 1 行" in again
    assert password not in again


def test_what_was_not_shown_is_not_applied(site: Site, client_of: ClientOf) -> None:
    signed = _preview(client_of(site.operator), NEW)
    for user, text in ((site.stranger, signed), (site.operator, signed[:-2]), (site.operator, "")):
        page = client_of(user).post(reverse("accounts:import-apply"), {"signed": text}, follow=True)
        assert "预览已过期" in page.content.decode()
    assert client_of(site.officer).post(reverse("accounts:import-apply")).status_code == 404
    assert not User.objects.filter(username="zhang").exists()


def test_rows_are_no_passwords(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    signed = _preview(client, NEW)
    page = client.post(reverse("accounts:import-passwords"), {"signed": signed}, follow=True)
    assert "页面已过期" in page.content.decode()


def test_the_template_and_a_file_that_is_no_workbook(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    template = client.get(reverse("accounts:import-template"))
    assert template.content[:2] == b"PK"
    assert client_of(site.officer).get(reverse("accounts:import-template")).status_code == 404
    answer = client.post(reverse("accounts:import"), {"file": SimpleUploadedFile("账号.xlsx", b"none")})
    assert answer.status_code == 422
    assert "文件打不开" in answer.content.decode()
