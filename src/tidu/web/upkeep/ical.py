"""The expiry calendar as a file that calendar programs subscribe to (RFC 5545): a whole day each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_LONGEST = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: what, more of it, and a lasting id."""

    uid: str
    day: date
    summary: str
    text: str


def calendar_text(name: str, entries: Iterable[Entry], *, made: datetime) -> str:
    """Return a calendar file.

    Args:
        name: what the program shows as the calendar's name.
        entries: the days.
        made: when it was made.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tidu//Upkeep//ZH", f"X-WR-CALNAME:{_escaped(name)}"]
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for one in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(one.summary)}",
            f"DESCRIPTION:{_escaped(one.text)}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Cut a line at 75 bytes, never inside a sign; what follows begins with a space."""
    parts, current, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST:
            parts.append(current)
            current, size = " ", 1
        current, size = current + sign, size + width
    return [*parts, current]
