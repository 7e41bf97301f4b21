"""Imports of the demo: one applied, with rows that were refused or wait for a code, and one that asks to be mended."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tidu.engine.uscc import make
from tidu.tables.imports import propose
from tidu.web.demo.works import done
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.models import CurrentFacts, Strength
from tidu.web.imports.models import ImportRun
from tidu.web.imports.services import apply, create_import, set_mapping
from tidu.web.packs import library

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User

_HEADINGS = ("统一社会信用代码", "企业名称", "所属辖区", "{year}年营业收入（万元）", "{year}年从业人员（人）")
_FIRMS, _NEW, _FAULTS = 60, 4, 7
# One firm of so many says another figure than last time.
_CHANGED = 4
_TEN_THOUSAND = 10_000
_PRECISE_DIGITS = 15
Row = list[object]


def bring_in(people: dict[str, User], *, on: date) -> tuple[ImportRun, ...]:
    """Import two tables for the first place: the older one is applied, the newer one stands at its preview.

    Args:
        people: accounts of the demo by name.
        on: today; the tables are of the year before.
    """
    officer = people.get("officer")
    if officer is None:
        return ()
    rows = _rows(officer, on.year - 1)
    if len(rows) < 2 * _FAULTS:
        return ()
    half = _FAULTS + (len(rows) - _FAULTS) // 2
    spare, sound, later = rows[:_FAULTS], rows[_FAULTS:half], rows[half:]
    first = _staged(
        officer,
        f"示例：{on.year - 1}年企业年报.xlsx",
        "示例：统计部门企业年报",
        Strength.DEPARTMENT,
        [*sound, *_faulty(spare, sound[0])[:3], *_without_code()],
        on,
    )
    done(apply(actor=officer, run=first))
    second = _staged(
        officer,
        f"示例：{on.year - 1}年科技企业调查表.xlsx",
        "示例：科技部门企业调查",
        Strength.FIRM,
        [*later, *_new(officer, on), *_faulty(spare, later[0])],
        on,
    )
    return ImportRun.objects.get(pk=first.pk), second


def _rows(officer: User, year: int) -> list[Row]:
    """Rows of firms on record, most of them as they are on record; sums in 万元."""
    firms = Enterprise.objects.filter(root=officer.root_id, status=Status.ACTIVE).exclude(
        jurisdiction=officer.jurisdiction
    )
    facts = (
        CurrentFacts.objects.filter(
            enterprise__in=firms,
            year=year,
            values__has_keys=("revenue", "employees"),
        )
        .select_related("enterprise__jurisdiction")
        .order_by("enterprise")[: _FAULTS + 2 * _FIRMS]
    )
    rows: list[Row] = []
    for place, one in enumerate(facts):
        firm = one.enterprise
        more = 2 if place % _CHANGED == 0 else 0
        revenue = Decimal(str(one.values["revenue"])) / _TEN_THOUSAND
        people = int(Decimal(str(one.values["employees"])))
        rows.append([firm.uscc, firm.name, firm.jurisdiction.name, float(revenue), people + more])
    return rows


def _faulty(rows: list[Row], sound: Row) -> list[Row]:
    """A row a kind of error: what a department's table has now and then.

    Args:
        rows: of firms that the table does not have yet, one an error.
        sound: a row that the table has.
    """
    code, name, place, *_ = rows[0]
    wrong = f"{str(code)[:-1]}{'0' if str(code)[-1] != '0' else '1'}"
    lost = float(str(code)[:_PRECISE_DIGITS].translate(_LETTERS))
    return [
        [wrong, name, place, 1200, 35],
        [*rows[1][:3], "约3000", 60],
        list(sound),
        [lost, rows[2][1], place, 900, 20],
        [*rows[3][:3], -15, 42],
        [*rows[4][:2], "示例不存在的镇", 2600, 80],
        [*rows[5][:3], 1800, "很多"],
    ]


# What a code becomes that a spreadsheet took for a number has digits only.
_LETTERS = str.maketrans({chr(sign): "1" for sign in range(ord("A"), ord("Z") + 1)})


def _without_code() -> list[Row]:
    return [[None, "示例待匹配一号有限公司", None, 640, 18], [None, "示例待匹配二号有限公司", None, 2100, 55]]


def _new(officer: User, on: date) -> list[Row]:
    """Firms that are not on record yet."""
    part = Enterprise.objects.filter(root=officer.root_id).exclude(jurisdiction=officer.jurisdiction)
    found = part.select_related("jurisdiction").order_by("pk").first()
    name = found.jurisdiction.name if found is not None else ""
    code = officer.root.code_on(on)
    return [
        [make(code, f"9{place:07d}"), f"示例新办{place}号有限公司", name, 500 + 100 * place, 12 + place]
        for place in range(1, _NEW + 1)
    ]


def _staged(
    officer: User, name: str, source: str, strength: Strength, rows: list[Row], on: date
) -> ImportRun:
    data = _workbook([heading.format(year=on.year - 1) for heading in _HEADINGS], rows)
    run = create_import(
        actor=officer, file=SimpleUploadedFile(name, data), source_name=source, strength=strength
    )
    packs = library()
    proposal = propose(data, name=name, catalogue=packs.catalogue, levels=packs.levels, on=on)
    return set_mapping(actor=officer, run=run, mapping=proposal.mapping.to_json())


def _workbook(headings: list[str], rows: list[Row]) -> bytes:
    """Write a table as departments do: a title, a row of headings, the rows."""
    # 40 ms that only the demo pays.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("数据")
        sheet.write(0, 0, "示例：企业年度数据表")
        sheet.set_column(0, 1, 26)
        for number, row in enumerate([headings, *rows], start=1):
            sheet.write_row(number, 0, row)
    return out.getvalue()
