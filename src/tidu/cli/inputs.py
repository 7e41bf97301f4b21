"""Turn what was typed into what the pure layers take: dates, cases, packs, rosters, standards."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tidu.cli.console import warn
from tidu.cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine import PackLibrary
    from tidu.engine.schema.common import CaseName
    from tidu.plans import PlanLibrary
    from tidu.tables.out.diagnosis import Chosen
    from tidu.tables.roster import Firm, Roster

# China has one time zone and no summer time: no zone database is needed, not even on Windows.
_BEIJING = timezone(timedelta(hours=8))
_CASES: dict[str, Literal["new", "renewal"]] = {
    "new": "new",
    "renewal": "renewal",
    "新申请": "new",
    "复核": "renewal",
}
_EARLIEST = 2000


def today() -> date:
    """Today in China; only the command line may ask for it."""
    return datetime.now(_BEIJING).date()


def read_date(text: str | None) -> date:
    """Read ``--on``; without it, today.

    Raises:
        UsageError: no such day, or far from any standard.
    """
    if text is None:
        return today()
    plain = text.strip().replace("/", "-").replace("年", "-").replace("月", "-").removesuffix("日")
    try:
        year, month, day = (int(part) for part in plain.split("-"))
        found = date(year, month, day)
    except ValueError:
        raise UsageError(f"日期“{text}”写得不对，应写作 2026-06-01 这样的年-月-日") from None
    if found.year < _EARLIEST:
        raise UsageError(f"日期“{text}”早于 {_EARLIEST} 年，请检查年份")
    return found


def read_case(text: str) -> CaseName:
    """Read ``--case``.

    Raises:
        UsageError: neither new nor renewal.
    """
    if text.strip() not in _CASES:
        raise UsageError(f"申报情形“{text}”不对，应为 new（新申请）或 renewal（复核）")
    return _CASES[text.strip()]


def read_count(option: str, count: int) -> int:
    """Check a number of firms.

    Raises:
        UsageError: below one.
    """
    if count < 1:
        raise UsageError(f"{option} 应不小于 1，实为 {count}")
    return count


def pack_folders(folders: Sequence[Path] | None) -> list[Path]:
    """Return the folders of ``TIDU_PACKS`` and those named, each once."""
    site = [Path(part) for part in os.environ.get("TIDU_PACKS", "").split(os.pathsep) if part]
    return list(dict.fromkeys([*site, *(folders or [])]))


def load_library(folders: Sequence[Path] | None) -> PackLibrary:
    """Load the shipped packs, those of ``TIDU_PACKS`` and those named.

    Raises:
        PackError: a pack is wrong.
    """
    from tidu.engine import load_packs

    return load_packs(*pack_folders(folders))


def load_plan_library(folders: Sequence[Path] | None) -> PlanLibrary:
    """Load the plans of the shipped packs, of ``TIDU_PACKS`` and of those named, with the packs themselves.

    Raises:
        PackError: a pack or a plan is wrong.
    """
    from tidu.plans import load_plans

    return load_plans(*pack_folders(folders))


def load_roster(path: Path, library: PackLibrary, on: date, sheet: str | None = None) -> Roster:
    """Read a roster, with a progress bar when it is long, and tell on stderr what was left out.

    Raises:
        RosterError: the file cannot be used.
    """
    from tidu.cli.progress import reading
    from tidu.tables.roster import read_roster

    with reading() as progress:
        roster = read_roster(path, catalogue=library.catalogue, on=on, sheet=sheet, progress=progress)
    if roster.rejected:
        first = roster.rejected[0]
        warn(f"{roster.rejected_rows} 行被拒，例如第 {first.row} 行“{first.column}”：{first.message}")
    for note in roster.notes:
        if note.warning:
            warn(note.text)
    return roster


def choose(
    library: PackLibrary, firms: Sequence[Firm], ids: Sequence[str] | None, *, on: date, case: CaseName
) -> tuple[Chosen, ...]:
    """Take the standards named, else all that are in force.

    Raises:
        UnknownIdError: no pack defines a standard that was named.
        UsageError: nothing is in force on the date.
    """
    from tidu.tables.out.diagnosis import choose_in_force, choose_named

    if ids:
        chosen = choose_named(library, firms, ids, on=on, case=case)
        for item in chosen:
            for note in item.notes:
                warn(note)
        return chosen
    chosen = choose_in_force(library, firms, on=on, case=case)
    if not chosen:
        raise UsageError(f"{on} 没有任何标准有效，请用 --on 换一个日期，或用 --standard 指定标准")
    return chosen
