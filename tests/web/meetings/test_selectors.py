import io
from datetime import timedelta

from python_calamine import CalamineWorkbook

from tests.web.case import Site
from tests.web.meetings.made import LATE, item
from tests.web.plans.made import science
from tidu.web.meetings.selectors import counts_of, items_workbook, lines_of, timeline_of
from tidu.web.meetings.services import finish


def test_open_items_come_first_and_late_ones_are_marked(site: Site) -> None:
    done, late, open_ = item(site, title="已办"), item(site, title="逾期", due_on=LATE), item(site)
    finish(actor=site.people["unit"], item=done, outcome="示例结果")
    lines = lines_of(site.officer, open_.plan)
    assert [line.item for line in lines] == [late, open_, done]
    assert [line.state for line in lines] == ["late", "open", "done"]
    assert counts_of(lines) == (
        ("", "全部", 3),
        ("open", "办理中", 1),
        ("late", "已逾期", 1),
        ("done", "已办结", 1),
    )
    assert [line.item for line in lines_of(site.officer, open_.plan, state="late")] == [late]


def test_labels_say_how_many_days(site: Site) -> None:
    made = item(site, due_on=LATE)
    (line,) = lines_of(site.officer, made.plan, today=LATE)
    assert (line.label, line.tone) == ("办理中，还有 0 天", "azure")
    (line,) = lines_of(site.officer, made.plan, today=LATE + timedelta(days=3))
    assert (line.label, line.tone) == ("已逾期 3 天", "red")
    finish(actor=site.officer, item=made, outcome="示例")
    (line,) = lines_of(site.officer, made.plan)
    assert (line.label, line.tone) == ("逾期办结", "green")


def test_the_history_reads_from_the_newest(site: Site) -> None:
    made = item(site)
    finish(actor=site.people["unit"], item=made, outcome="示例结果")
    assert [one["title"] for one in timeline_of(made)] == ["办结", "提出"]
    assert timeline_of(made)[0]["text"] == "示例责任单位人员：示例结果"


def test_a_units_workbook_has_its_own_items(site: Site) -> None:
    mine = item(site)
    item(site, title="别的", owner=science(site))
    for key, count in (("unit", 1), ("leader", 2)):
        book = CalamineWorkbook.from_filelike(io.BytesIO(items_workbook(site.people[key], mine.plan)))
        assert len(book.get_sheet_by_name("联席会议事项").to_python()) == count + 2
