"""The job that writes an export: exactly what its owner's filter finds when it runs, in the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tidu.tables.out.workbook.listing import Heading, listing_book
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.audit.services import batched
from tidu.web.enterprises.bulk import Selection
from tidu.web.enterprises.columns import Column, columns_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.paging import ordered
from tidu.web.enterprises.selectors import follow_ups_of, specialists_of
from tidu.web.exports.access import scope_of
from tidu.web.exports.cells import Cell, heading_of, reader_of
from tidu.web.exports.models import Export
from tidu.web.exports.services import KEPT_DAYS, ExportError, keep, new_file
from tidu.web.exports.sheets import SHEETS, further_sheets
from tidu.web.jobs.registry import job_kind
from tidu.web.ui.formats import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tidu.tables.out.workbook.listing import ListingBook
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress

_BATCH = 2_000


@job_kind("export-firms")
def export_firms(job: Job, progress: Progress, *, export: int) -> dict[str, Any]:
    """Write the workbook of an export; begun again it is written anew."""
    kept, owner = Export.objects.get(pk=export), job.owner
    if not owner.may(Right.EXPORT):
        raise ExportError("没有导出数据的权限")
    progress.step("读取企业范围")
    scope, ids = scope_of(owner), firms_of(kept)
    stored_as, path = new_file()
    progress.step("写入工作簿", total=len(ids))
    try:
        with listing_book(path) as book:
            _write(book, kept, ids, progress)
        with transaction.atomic():
            _finish(kept, ids, scope, stored_as)
            progress.complete(
                f"共导出 {len(ids):,} 家企业，文件保留 {KEPT_DAYS} 天",
                address=reverse("exports:download", args=[kept.pk]),
                address_label=f"下载 {kept.name}",
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return {}


def firms_of(export: Export) -> list[int]:
    """Return the firms of an export that its owner may see now, in the order of her list.

    All at one moment: what is changed while the file is written neither doubles nor loses a firm.
    """
    selection = Selection(export.query, tuple(export.ids))
    found = ordered(selection.firms(export.owner), selection.filter.key)
    return list(found.values_list("pk", flat=True))


def _write(book: ListingBook, export: Export, ids: Sequence[int], progress: Progress) -> None:
    columns = columns_of(export.columns)
    title = f"企业名单（{timezone.localdate()}，共 {len(ids):,} 家）"
    listing = book.sheet("企业名单", title, [Heading("企业名称"), *(heading_of(one) for one in columns)])
    further = further_sheets(book, export.sheets, ids)
    for part in batched(ids, _BATCH):
        firms = {}
        for pk, code, row in rows_of(part, columns):
            listing.add(row)
            firms[pk] = (code, str(row[0]))
        for sheet in further:
            sheet.add(firms)
        progress.advance(len(part))
    _notes(book, export, len(ids), book.left_out)


def rows_of(ids: Sequence[int], columns: Sequence[Column]) -> Iterator[tuple[int, str, list[Cell]]]:
    """Yield id, code and cells (name first) of firms, in the order of the ids."""
    own = [column for column in columns if column.path]
    found = Enterprise.objects.filter(pk__in=ids)
    by_id = {row[0]: row for row in found.values_list("pk", "uscc", "name", *(one.path for one in own))}
    cells = [_cell(column, own, ids) for column in columns]
    for pk in ids:
        if (row := by_id.get(pk)) is not None:
            made = [row[at] if read is None else read(row[at]) for at, read in cells]
            yield pk, row[1], [row[2], *made]


def _cell(
    column: Column, own: Sequence[Column], ids: Sequence[int]
) -> tuple[int, Callable[[Any], Cell] | None]:
    """Return where in a row of the database a column's value stands, and what makes it a cell."""
    if column.path:
        return own.index(column) + 3, reader_of(column)
    texts = specialists_of(ids) if column.id == "specialist" else follow_ups_of(ids)
    return 0, texts.get


def _notes(book: ListingBook, export: Export, rows: int, left_out: dict[str, int]) -> None:
    """Say on a sheet of its own what the list is: a printed or forwarded one explains itself."""
    notes = book.sheet("导出说明", "导出说明", [Heading("项目"), Heading("内容")])
    sheets = "、".join(SHEETS[sheet] for sheet in export.sheets)
    lines = [
        ("范围", export.told),
        ("企业数", f"{rows:,}"),
        ("导出人", export.owner.name),
        ("导出时间", moment(timezone.now())),
        ("附表", sheets or "无"),
        ("单位", "金额为万元；比例、完整度为百分数；空格表示没有数据，不等于零"),
    ]
    for name, count in left_out.items():
        lines.append(("未列出", f"“{name}”已写满，另有 {count:,} 行未列出，请缩小范围分次导出"))
    for line in lines:
        notes.add(line)


def _finish(export: Export, ids: Sequence[int], scope: str, stored_as: str) -> None:
    keep(export, stored_as=stored_as, rows=len(ids), scope=scope)
    audit.record(
        actor=export.owner,
        action="导出企业名单",
        target=export,
        after={
            "范围": export.told,
            "企业数": len(ids),
            "列": "、".join(column.label for column in columns_of(export.columns)),
            "附表": "、".join(SHEETS[sheet] for sheet in export.sheets),
        },
    )
