"""Workbooks around accounts."""

import io

import pytest
from openpyxl import load_workbook

from tests.web.case import Site
from tidu.web.accounts.importing import COLUMNS, Handed, read_rows
from tidu.web.accounts.workbooks import password_workbook, template_workbook

pytestmark = pytest.mark.django_db


def test_the_template_can_be_read_back_and_offers_choices(site: Site) -> None:
    data = template_workbook(site.root)
    assert read_rows(data) == []
    book = load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book["账号"][2]] == list(COLUMNS)
    lists = [rule.formula1 for rule in book["账号"].data_validations.dataValidation]
    assert any("服务专员" in one for one in lists)
    notes = list(book["填写说明"].iter_rows(min_row=3, values_only=True))
    assert {column for column, _ in notes} >= set(COLUMNS)
    assert ("辖区名称", "示例东镇") in notes
    assert ("辖区名称", "别处市") not in notes


def test_passwords_stand_as_text() -> None:
    data = password_workbook([Handed("zhang", "示例张", "-abc-1234-efgh")])
    sheet = load_workbook(io.BytesIO(data))["初始密码"]
    assert [cell.value for cell in sheet[3]] == ["zhang", "示例张", "-abc-1234-efgh"]
