"""What became of each row of an announced list, as a workbook."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tidu.tables.out.workbook.listing import Heading, listing_book
from tidu.web.packs import level_label

if TYPE_CHECKING:
    from tidu.web.notices.models import AnnouncedList


def report(of: AnnouncedList) -> bytes:
    """Return the workbook: the rows as they were read, the firm of each, what was done and why."""
    headings = [
        Heading("行", "number"), Heading("企业名称（名单）"), Heading("统一社会信用代码（名单）", "code"),
        Heading("称号"), Heading("证书编号", "code"), Heading("有效期自"), Heading("有效期至"), Heading("状态"),
        Heading("说明"), Heading("企业库中的企业"), Heading("企业库中的代码", "code"), Heading("办结的申报"),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        with listing_book(path) as book:
            table = book.sheet("处理结果", f"{of}名单处理结果", headings)
            for row in of.rows.select_related("enterprise", "application__batch").iterator(chunk_size=500):
                firm, application = row.enterprise, row.application
                table.add(
                    (
                        row.row, row.name, row.uscc, level_label(row.level), row.number, str(row.since),
                        str(row.until or ""), row.get_state_display(), row.note, firm.name if firm else "",
                        firm.uscc if firm else "", application.batch.title if application else "",
                    )
                )  # fmt: skip
        return path.read_bytes()
