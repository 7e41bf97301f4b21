"""An export holds exactly what its owner's filter finds when the job runs."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tests.web.exports.made import asked, done, names, opened
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.audit.models import Entry
from tidu.web.enterprises.columns import COLUMNS
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.paging import page_of
from tidu.web.exports import jobs as work
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.progress import CancelledError, Progress

pytestmark = pytest.mark.django_db


def many(site: Site, count: int = 30) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town if number % 2 else site.west, uscc=f"X{number:017}",
            name=f"示例批量{number:03}", sort_key=f"shilipiliang{number % 7}", initials="slpl",
            completeness=number % 5 * 10, title_until=date(2027, 1, 1 + number % 9) if number % 3 else None,
        )
        for number in range(count)
    )  # fmt: skip


def test_the_workbook_is_formatted_as_officials_expect(site: Site) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(
        level="national.srdi", title_until=date(2027, 6, 30), completeness=75
    )
    export = done(asked(site.officer, "q=机械"))
    assert export.name == f"企业名单_{export.created_at.astimezone().date()}.xlsx"
    book = opened(export)
    sheet = book["企业名单"]
    assert "共 1 家" in sheet["A1"].value
    assert [cell.value for cell in sheet[2]] == [
        "企业名称", "统一社会信用代码", "所属辖区", "最高有效称号", "称号到期日", "服务专员", "数据完整度",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[3]] == [
        site.east_firm.name, site.east_firm.uscc, "示例东镇", "专精特新中小企业",
        datetime(2027, 6, 30), "示例服务专员", 0.75,  # noqa: DTZ001 - as openpyxl reads a date
    ]  # fmt: skip
    assert sheet["B3"].data_type == "s"
    assert sheet["G3"].number_format == "0%"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", "A2:G3")
    notes = {row[0]: row[1] for row in book["导出说明"].iter_rows(min_row=3, values_only=True)}
    assert (notes["范围"], notes["导出人"], notes["企业数"]) == ("查找“机械”", site.officer.name, "1")


@pytest.mark.parametrize("sort", ["", "-name", "level", "until", "-until", "completeness"])
def test_same_firms_in_the_same_order_as_the_list(
    site: Site, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_BATCH", 7)
    many(site)
    wanted = FirmFilter(q="批量", complete="40", sort=sort)
    listed = page_of(firms_for(site.officer, wanted), wanted.key, size=100).items
    assert names(done(asked(site.officer, wanted.query))) == [firm.name for firm in listed]
    assert len(listed) == 24


def test_every_column_has_its_values(site: Site) -> None:
    fill(site)
    export = done(asked(site.officer, columns=[column.id for column in COLUMNS]))
    header, firm = [
        [cell.value for cell in row] for row in opened(export)["企业名单"].iter_rows(min_row=2, max_row=3)
    ]
    row = dict(zip(header, firm, strict=True))
    assert (row["划型行业"], row["状态"], row["服务专员"]) == ("工业", "存续", "示例服务专员")
    assert row["成立日期"] == datetime(2015, 5, 20)  # noqa: DTZ001 - as openpyxl reads a date
    assert row["待跟进事项"] is None


def test_further_sheets_hold_facts_titles_and_ledgers(site: Site) -> None:
    fill(site)
    export = done(asked(site.officer, sheets=["ledgers", "facts", "titles"]))
    book = opened(export)
    assert book.sheetnames == ["企业名单", "年度数据", "其他数据", "称号记录", "知识产权台账", "导出说明"]
    header, *rows = book["年度数据"].iter_rows(min_row=2, values_only=True)
    years = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(one["年度"], one["营业收入（万元）"]) for one in years] == [
        (2023, 8000), (2024, 10000), (2025, 12500),
    ]  # fmt: skip
    assert {one["企业名称"] for one in years} == {"示例东镇智能机械有限公司"}
    titles = list(book["称号记录"].iter_rows(min_row=3, values_only=True))
    assert [row[2] for row in titles] == ["创新型中小企业", "专精特新“小巨人”企业", "专精特新中小企业"]
    assert len(list(book["知识产权台账"].iter_rows(min_row=3))) == 2


def test_who_lost_part_of_her_scope_gets_less(site: Site) -> None:
    export = asked(site.officer)
    User.objects.filter(pk=site.officer.pk).update(jurisdiction=site.east)
    assert names(done(export)) == [site.east_firm.name]


def test_who_lost_the_right_gets_nothing(site: Site) -> None:
    export = asked(site.officer)
    User.objects.filter(pk=site.officer.pk).update(role=Role.SPECIALIST)
    done(export)
    assert Job.objects.get().state == State.FAILED
    assert (export.rows, export.stored_as) == (None, "")


def test_forged_ids_bring_no_firm_of_another_district(site: Site) -> None:
    ids = [firm.pk for firm in site.firms.values()]
    assert names(done(asked(site.district_officer, ids=ids))) == [site.east_firm.name]
    query = f"place={site.west.pk}"
    assert names(done(asked(site.district_officer, query))) == []


def test_the_trail_says_who_took_how_many_by_which_filter(site: Site) -> None:
    done(asked(site.officer, "q=示例", sheets=["titles"]))
    entry = Entry.objects.get(action="导出企业名单")
    assert entry.actor == site.officer
    assert entry.after is not None
    assert (entry.after["范围"], entry.after["企业数"]) == ("查找“示例”", 2)
    assert entry.after["附表"] == "称号记录"


def test_a_cancelled_export_leaves_no_file(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise CancelledError

    monkeypatch.setattr(Progress, "complete", stop)
    folder = Path(default_storage.path("exports"))
    before = set(folder.glob("*"))
    export = done(asked(site.officer))
    assert set(folder.glob("*")) == before
    assert export.rows is None
    assert not Entry.objects.filter(action="导出企业名单").exists()
