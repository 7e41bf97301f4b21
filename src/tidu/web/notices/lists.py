"""Take an announced list in: read, match each row to a firm by code, then by name, and keep every row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.tables.imports.announced import AnnouncedReading, open_announced
from tidu.tables.imports.names import differs_strongly, normal
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise, EnterpriseName, Status
from tidu.web.imports.registry import known_firms
from tidu.web.notices.access import may_import
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import AnnouncedList, ListRow, RowState
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.tables.imports.results import Kept, ReadRow
    from tidu.web.accounts.models import User

MOST_ROWS = 5_000
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a person says of a list: its level, who announced it, number, day, and the end of the titles if told."""

    level: str
    publisher: str
    document: str
    announced_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a row was matched to: the state, the firm (id) and why."""

    state: RowState
    enterprise: int | None = None
    note: str = ""


@transaction.atomic
def take_list(*, actor: User, data: bytes, name: str, words: ListWords) -> AnnouncedList:
    """Read a file and keep its rows, each with the firm it was matched to; no title is made yet.

    Raises:
        NoticeError: no right, no such level, empty, or too long.
        RosterError: the file cannot be read.
    """
    if not may_import(actor):
        raise NoticeError("没有导入公布名单的权限")
    packs = library()
    level = packs.levels.get(words.level)
    if level is None or level.composite:
        raise NoticeError("没有这个称号，请从列表中选择")
    reading = open_announced(
        data, name=name, catalogue=packs.catalogue, levels=packs.levels, on=timezone.localdate()
    )
    if reading.total > MOST_ROWS:
        raise NoticeError(f"名单一次最多 {MOST_ROWS} 行，请拆分后分别导入")
    rows = list(reading.rows())
    if not rows:
        raise NoticeError("表头以下没有企业，请检查文件")
    made = AnnouncedList.objects.create(
        root_id=actor.root_id, level=words.level, publisher=words.publisher, document=words.document,
        announced_on=words.announced_on, until=words.until, file=name[:200], created_by=actor,
    )  # fmt: skip
    matches = match_rows(actor, rows)
    cells = reading_again(data, name).cells_of(row.row for row in rows)
    ListRow.objects.bulk_create(
        (_row(made, row, matches[row.row], reading.headings, cells[row.row]) for row in rows), batch_size=500
    )
    audit.record(actor=actor, action="导入公布名单", target=made, after={"文件": name, "行": len(rows)})
    return made


def reading_again(data: bytes, name: str) -> AnnouncedReading:
    """Open a file a second time: its rows can be read through once, their cells in another pass."""
    packs = library()
    return open_announced(
        data, name=name, catalogue=packs.catalogue, levels=packs.levels, on=timezone.localdate()
    )


def match_rows(actor: User, rows: Iterable[ReadRow]) -> dict[int, Match]:
    """Return by number of the row what it was matched to: by code, then by name or former name.

    Brackets, blanks and 有限责任公司 for 有限公司 make no difference. Two firms of one name, and a name that
    contradicts the code, are left to a person.
    """
    rows = list(rows)
    known = known_firms(actor, [row.uscc for row in rows if row.uscc])
    names = _by_name(actor, {row.name for row in rows if row.name and row.uscc not in known})
    found = {}
    for row in rows:
        if row.faults:
            problem = "；".join(f"{fault.heading}：{fault.message}" for fault in row.faults)
            found[row.row] = Match(RowState.FAULTY, note=problem[:300])
            continue
        firm = known.get(row.uscc) if row.uscc else None
        if (
            firm is not None
            and row.name
            and differs_strongly(row.name, firm.name)
            and row.name not in firm.former
        ):
            note = f"代码是{firm.name}的，名称与名单不符，请核对"
            found[row.row] = Match(RowState.AMBIGUOUS, note=note[:300])
        elif firm is not None:
            found[row.row] = Match(RowState.MATCHED, firm.pk, "代码相同")
        else:
            found[row.row] = _named(row, names)
    return found


def _named(row: ReadRow, names: Mapping[str, dict[int, str]]) -> Match:
    firms = names.get(normal(row.name), {}) if row.name else {}
    if not firms:
        return Match(RowState.UNMATCHED, note="企业库中没有这个代码或名称")
    if len(firms) > 1:
        return Match(RowState.AMBIGUOUS, note=f"{len(firms)} 家企业用过这个名称，请选择")
    (pk, why), *_ = firms.items()
    if row.uscc:
        return Match(RowState.AMBIGUOUS, note=f"{why}，但代码与企业库不同，请核对")
    return Match(RowState.MATCHED, pk, why)


def _by_name(actor: User, wanted: set[str]) -> dict[str, dict[int, str]]:
    """Return by normal name the firms that bear it now, or bore it, with how it was found; two queries.

    Spellings vary in signs that the database cannot leave out, so names are compared here: a tenant's names are
    read once, as two plain columns.
    """
    if not wanted:
        return {}
    keys = {normal(name) for name in wanted}
    found: dict[str, dict[int, str]] = defaultdict(dict)
    firms = Enterprise.objects.visible_to(actor).exclude(status__in=(Status.MERGED, Status.PREPARED))
    former = EnterpriseName.objects.filter(enterprise__in=firms).order_by()
    for pk, name in former.values_list("enterprise", "name").iterator(chunk_size=5_000):
        if (key := normal(name)) in keys:
            found[key][pk] = "与曾用名相同"
    for pk, name in firms.order_by().values_list("pk", "name").iterator(chunk_size=5_000):
        if (key := normal(name)) in keys:
            found[key][pk] = "名称相同"
    return found


def _row(
    made: AnnouncedList, row: ReadRow, match: Match, headings: tuple[str, ...], cells: tuple[str, ...]
) -> ListRow:
    said = row.record
    return ListRow(
        of=made,
        row=row.row,
        uscc=row.uscc,
        name=row.name[:200],
        level=str(said.get("level") or made.level),
        number=str(said.get("number", ""))[:80],
        since=_date(said.get("from")) or made.announced_on,
        until=_date(said.get("until")) or made.until,
        cells={
            heading or f"第 {at} 列": text
            for at, (heading, text) in enumerate(zip(headings, cells, strict=True), 1)
        },
        state=match.state,
        note=match.note,
        enterprise_id=match.enterprise,
    )


def _date(value: Kept | None) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None
