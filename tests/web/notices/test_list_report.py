"""What became of a list, row by row, read back."""

import io

import pytest
from python_calamine import CalamineWorkbook

from tests.web.case import Site
from tests.web.notices.listing import taken
from tidu.web.notices.list_report import report
from tidu.web.notices.settling import apply_list

pytestmark = pytest.mark.django_db


def test_every_row_is_in_the_report(site: Site) -> None:
    of = taken(site, (1, site.east_firm.name, "", "SR1", ""), (2, "没有有限公司", "", "SR2", ""))
    apply_list(actor=site.officer, of=of)
    book = CalamineWorkbook.from_filelike(io.BytesIO(report(of)))
    rows = book.get_sheet_by_name("处理结果").to_python()
    found = {row[1]: row for row in rows}
    assert found[site.east_firm.name][7:11] == [
        "已登记",
        "名称相同",
        site.east_firm.name,
        site.east_firm.uscc,
    ]
    assert found["没有有限公司"][7:9] == ["未匹配", "企业库中没有这个代码或名称"]
