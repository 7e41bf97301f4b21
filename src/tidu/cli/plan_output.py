"""What ``tidu plan`` hands over: tables in the terminal, JSON, or a workbook with a sheet a list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tidu.cli.console import say, show
from tidu.cli.errors import UsageError

if TYPE_CHECKING:
    from tidu.tables.out.listings import Listing


def known_format(form: str, known: tuple[str, ...]) -> str:
    """Check a format.

    Raises:
        UsageError: it is not among those known.
    """
    if form not in known:
        raise UsageError(f"没有“{form}”这种格式，应为 {'、'.join(known)}")
    return form


def format_of(form: str | None, out: Path | None) -> str:
    """Decide the format from ``--format`` and the name of the output file.

    Raises:
        UsageError: no such format, a suffix that names none, or a workbook without a file.
    """
    named = known_format(form.lower(), ("table", "json", "xlsx")) if form else None
    if out is None:
        if named == "xlsx":
            raise UsageError("--format xlsx 要用 -o 写明文件名")
        return named or "table"
    if named == "table":
        raise UsageError("--format table 只在屏幕上显示，不能与 -o 同用")
    suffix = out.suffix.lower().removeprefix(".")
    if named is None and suffix not in ("json", "xlsx"):
        raise UsageError(f"不知道“{out.name}”该用什么格式，扩展名应为 .xlsx 或 .json，或写明 --format")
    return named or suffix


def write(form: str, out: Path | None, data: dict[str, Any], lists: tuple[Listing, ...]) -> None:
    """Write data or lists to a file, or show them.

    Raises:
        OSError: the file cannot be written.
    """
    from tidu.cli.plan_tables import listing_tables
    from tidu.tables.out.files import whole_file
    from tidu.tables.out.listings import write_listings

    if out is None:
        if form == "json":
            say(json_text(data))
        else:
            show(*listing_tables(lists))
        return
    if form == "xlsx":
        write_listings(lists, out)
    else:
        with whole_file(out) as partial:
            partial.write_text(json_text(data) + "\n", "utf-8")
    say(f"已写入 {out}")


def json_text(data: object) -> str:
    """Return JSON as people read it."""
    return json.dumps(data, ensure_ascii=False, indent=2)
