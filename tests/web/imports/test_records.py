"""Ledgers and titles of an import: shown with it, taken back with it, and never over what somebody entered since."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, staged, undone, work
from tidu.web.imports import records, services
from tidu.web.imports.models import AddedRecord, ImportRun
from tidu.web.imports.packing import StagedRow
from tidu.web.ledgers.models import LedgerRow
from tidu.web.ledgers.services import add_row
from tidu.web.titles.models import Title
from tidu.web.titles.services import withdraw_title

pytestmark = pytest.mark.django_db


def patent(number: str, name: str = "示例装置") -> dict[str, object]:
    who = {"统一社会信用代码": code(1), "企业名称": "示例1号有限公司"}
    return {**who, "专利号": number, "专利名称": name, "专利类型": "发明专利", "授权公告日": "2020-05-01"}


def live() -> list[tuple[str, object]]:
    rows = LedgerRow.objects.filter(removed_at=None).order_by("number")
    return [(row.number, row.values.get("name")) for row in rows]


def test_rows_show_with_the_import_replace_their_number_and_go_with_it(site: Site) -> None:
    applied(site, [firm(1)])
    first = applied(site, [patent("1"), patent("2")], source="示例甲局")
    assert live() == [("1", "示例装置"), ("2", "示例装置")]
    second = applied(site, [patent("2", "示例新装置"), patent("3")], source="示例乙局")
    assert live() == [("1", "示例装置"), ("2", "示例新装置"), ("3", "示例装置")]
    undone(second)
    assert live() == [("1", "示例装置"), ("2", "示例装置")]
    undone(first)
    assert live() == []


def test_nothing_shows_before_and_what_never_showed_is_dropped(site: Site) -> None:
    applied(site, [firm(1)])
    run = staged(site, [patent("1")])
    row = StagedRow(2, code(1), "", "changed", record={"number": "1"})
    records.prepare(run, [row], {code(1): known(1).pk}, "ip")
    assert (live(), LedgerRow.objects.count()) == ([], 1)
    records.drop(run)
    assert not LedgerRow.objects.exists()
    assert not AddedRecord.objects.exists()


def test_a_number_entered_by_hand_meanwhile_stays(site: Site) -> None:
    applied(site, [firm(1)])
    run = staged(site, [patent("1")])
    add_row(
        actor=None,
        enterprise=known(1),
        ledger="ip",
        values={"number": "1", "name": "手工"},
        source=run.source,
    )
    row = StagedRow(2, code(1), "", "changed", record={"number": "1"})
    records.prepare(run, [row], {}, "ip")
    assert not AddedRecord.objects.exists(), "its firm is not among those given"
    work(services.apply(actor=site.officer, run=run))
    assert live() == [("1", "示例装置")], "the table is newer than the hand"
    undone(ImportRun.objects.get(pk=run.pk))
    assert live() == [("1", "手工")]


def test_titles_are_written_once_and_a_withdrawn_one_stays(site: Site) -> None:
    applied(site, [firm(1)])
    run = staged(site, [patent("1")])
    rows = [
        StagedRow(
            2, code(1), "", "changed", record={"level": "national.srdi", "until": until, "number": "示例"}
        )
        for until in ("2027-01-01", "2027-01-01", "2030-01-01")
    ]
    records.prepare(run, rows, {code(1): known(1).pk}, "titles")
    records.show(run)
    records.show(run)
    assert [title.until for title in Title.objects.order_by("until")] == [date(2027, 1, 1), date(2030, 1, 1)]
    records.refresh(run)
    assert known(1).level == "national.srdi"
    withdraw_title(
        actor=None, title=Title.objects.get(until="2027-01-01"), on=date(2026, 5, 1), reason="示例"
    )
    records.hide(run)
    assert [title.until for title in Title.objects.all()] == [date(2027, 1, 1)]


def test_one_row_more_joins_an_import_that_shows(site: Site) -> None:
    applied(site, [firm(1)])
    run = applied(site, [patent("1")])
    row = StagedRow(9, code(1), "", record={"number": "1", "name": "示例补充"})
    records.add_at_once(run, known(1).pk, row, "ip")
    assert live() == [("1", "示例补充")]
    undone(run)
    assert live() == []
