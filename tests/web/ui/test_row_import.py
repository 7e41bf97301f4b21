"""A small table from Excel."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from tests.web.case import Site
from tidu.engine.errors import TiduError
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.ui.row_import import (
    Row,
    Table,
    cell_text,
    changed,
    read_rows,
    signed,
    steps_of,
    summary,
    tried,
    unsigned,
)

TABLE = Table(("名称", "电话"), 3, "个示例", TiduError)


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_below_the_header_keep_their_numbers_and_digits() -> None:
    data = workbook(
        ["示例表"], [], ["电话", "备注", "名称"], [13800000000, "x", "甲"], [None, "只有备注", None]
    )
    assert read_rows(data, TABLE) == [{"row": 4, "名称": "甲", "电话": "13800000000"}]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no workbook", "文件打不开"),
        (workbook(["别的"]), "没有找到“名称”这一列；表头应为：名称、电话"),
        (workbook(["名称"], *([str(number)] for number in range(4))), "一次最多导入 3 个示例，请拆分"),
    ],
)
def test_what_is_no_such_table_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(TiduError, match=message):
        read_rows(data, TABLE)


@pytest.mark.parametrize(("cell", "text"), [(1.0, "1"), (1.5, "1.5"), (" 甲 ", "甲"), (True, "True")])
def test_a_cell_is_its_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text


def do(row: Row) -> tuple[str, str]:
    if row["名称"] == "错":
        raise TiduError("不对")
    return changed({"电话": "1"}, {"电话": row.get("电话", "")})


@pytest.mark.django_db
def test_each_row_says_what_it_does() -> None:
    rows = [
        {"row": 2, "名称": "甲", "电话": "2"},
        {"row": 3, "名称": "错"},
        {"row": 4, "名称": "乙", "电话": "1"},
        {"row": 5, "名称": "甲"},
        {"row": 6, "名称": "丙"},
    ]
    steps = steps_of(rows, "名称", do)
    assert [(step.row, step.state, step.text) for step in steps] == [
        (2, "变更", "电话：1 → 2"),
        (3, "拒绝", "不对"),
        (4, "不变", ""),
        (5, "拒绝", "与第 2 行重复"),
        (6, "变更", "电话：1 → （空）"),
    ]
    assert summary(steps) == "新增 0 行，变更 2 行，不变 1 行，拒绝 2 行"


@pytest.mark.django_db
def test_a_refused_row_leaves_nothing_half_done(site: Site) -> None:
    def half(row: Row) -> tuple[str, str]:
        OrganisationUnit.objects.create(root=site.root, jurisdiction=site.root, name=row["名称"])
        return do(row)

    steps_of([{"row": 2, "名称": "错"}, {"row": 3, "名称": "对", "电话": "1"}], "名称", half)
    assert set(OrganisationUnit.objects.filter(name__in=["错", "对"]).values_list("name", flat=True)) == {
        "对"
    }


@pytest.mark.django_db
def test_what_is_tried_is_taken_back(site: Site) -> None:
    assert tried(lambda: OrganisationUnit.objects.filter(name="示例东镇政府").delete()[0]) == 1
    assert OrganisationUnit.objects.filter(name="示例东镇政府").exists()


@pytest.mark.django_db
def test_what_travels_through_the_page_is_the_persons_own(site: Site) -> None:
    text = signed(site.operator, [{"row": 2}], "a")
    assert unsigned(site.operator, text, "a") == [{"row": 2}]
    assert unsigned(site.operator, text, "b") is None
    assert unsigned(site.stranger, text, "a") is None
    assert unsigned(site.operator, text[:-2], "a") is None
