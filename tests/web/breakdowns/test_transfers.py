import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tests.web.breakdowns.made import TARGET, measured, pack, parts
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.breakdowns.models import Kind, Part
from tidu.web.breakdowns.services import PartsError
from tidu.web.breakdowns.transfers import parts_workbook, read_parts, take_in


def book(*rows: list[object], sheet: str = "区县园区") -> bytes:
    stream = io.BytesIO()
    with Workbook(stream) as made:
        page = made.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return stream.getvalue()


def test_what_goes_out_comes_in_unchanged(site: Site) -> None:
    adopted = measured(site)
    parts(site, adopted)
    data = parts_workbook(adopted, pack())
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names == ["区县园区", "行业", "年度"]
    read = read_parts(adopted, pack(), data)
    assert read.faults == []
    assert take_in(actor=site.officer, adopted=adopted, read=read) == 0
    assert Part.objects.count() == 2


def test_parts_are_taken_in_and_an_empty_cell_takes_one_away(site: Site) -> None:
    adopted = plan(site)
    parts(site, adopted)
    data = book(
        ["示例标题"],
        ["目标编号", "目标", "示例东区", "示例西区", "合计"],
        [TARGET, "省级", "", "1,600.5", ""],
    )
    read = read_parts(adopted, pack(), data)
    assert read.values == {
        (Kind.DISTRICT, TARGET): {str(site.east.pk): None, str(site.west.pk): Decimal("1600.5")}
    }
    assert take_in(actor=site.officer, adopted=adopted, read=read) == 2
    assert [(one.key, one.value) for one in Part.objects.all()] == [(str(site.west.pk), Decimal("1600.5"))]


def test_every_fault_is_named_by_its_cell(site: Site) -> None:
    adopted = plan(site)
    data = book(
        ["目标编号", "示例东区", "示例南区"],
        [TARGET, "约100", 1],
        ["没有的", 1, 1],
        [TARGET, 1, 1],
        ["little-giants", -1, 1],
        ["", "", ""],
    )
    assert read_parts(adopted, pack(), data).faults == [
        ("区县园区!C1", "没有“示例南区”这个区县园区，请按导出的表头填写"),
        ("区县园区!B2", "“约100”不是不小于零的数字，请改正"),
        ("区县园区!A3", "计划中没有编号为“没有的”的目标"),
        ("区县园区!A4", "这个目标已在前面出现过"),
        ("区县园区!B5", "“-1”不是不小于零的数字，请改正"),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"not a workbook", "文件打不开"), (book(["目标编号"], sheet="别的"), "没有找到分解表")],
    ids=["no workbook", "no sheet"],
)
def test_what_is_no_breakdown(site: Site, data: bytes, sentence: str) -> None:
    with pytest.raises(PartsError, match=sentence):
        read_parts(plan(site), pack(), data)
