"""A year's special days are entered whole, with their source, or refused with the line and the reason."""

from datetime import date

import pytest

from tests.web.case import Site
from tidu.web.audit.models import Entry
from tidu.web.calendars.models import CalendarYear, SpecialDay
from tidu.web.calendars.services import CalendarError, Day, load_year, read_days

pytestmark = pytest.mark.django_db

TABLE = "日期,安排,说明\n2026-10-01,休息,国庆节\n2026/10/2,放假,国庆节\n2026-10-10,上班,国庆节调休\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_the_encodings_excel_writes(encoding: str) -> None:
    assert read_days(TABLE.encode(encoding)) == [
        Day(date(2026, 10, 1), is_working=False, name="国庆节"),
        Day(date(2026, 10, 2), is_working=False, name="国庆节"),
        Day(date(2026, 10, 10), is_working=True, name="国庆节调休"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("日期,安排\n十月一日,休息", "第 2 行：“十月一日”不是日期"),
        ("2026-10-01,也许", "第 1 行：第二列请写“上班”或“休息”"),
        ("2026-10-01", "第 1 行：第二列"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, message: str) -> None:
    with pytest.raises(CalendarError, match=message):
        read_days(text.encode())


def test_loading_again_replaces_the_year_and_is_in_the_trail(site: Site) -> None:
    days = read_days(TABLE.encode())
    load_year(actor=site.operator, year=2026, days=days, source="示例文件")
    load_year(actor=None, year=2026, days=days[:1], source="示例文件（更正）")
    assert CalendarYear.objects.get().source == "示例文件（更正）"
    assert SpecialDay.objects.count() == 1
    assert Entry.objects.filter(action="录入工作日历").count() == 2


@pytest.mark.parametrize(
    ("days", "source", "message"),
    [
        ([Day(date(2025, 10, 1), is_working=False)], "文件", "不在 2026 年内"),
        ([Day(date(2026, 10, 1), is_working=False)] * 2, "文件", "出现了两次"),
        ([Day(date(2026, 10, 8), is_working=True)], "文件", "本来就上班"),
        ([], " ", "依据"),
    ],
)
def test_what_cannot_be_right_is_refused(db: None, days: list[Day], source: str, message: str) -> None:
    with pytest.raises(CalendarError, match=message):
        load_year(actor=None, year=2026, days=days, source=source)
    assert not CalendarYear.objects.exists()
