"""Short names of standards, fit for sheet tabs and terminal columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_FILLER = re.compile(r"(认定|评价)?(标准|条件)(?=（|$)")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'：＊？／＼]")
_LONGEST = 31  # Excel's limit for the name of a sheet


def short_name(label: str) -> str:
    """Return a label without the words every standard has: 专精特新中小企业（2026年）."""
    return _FILLER.sub("", label) or label


def sheet_name(label: str, taken: Container[str]) -> str:
    """Return a name that Excel takes and that no other sheet has.

    Args:
        label: Chinese name of the standard.
        taken: names already given.
    """
    name = _FORBIDDEN.sub("", short_name(label))[:_LONGEST] or "标准"
    candidate, number = name, 2
    while candidate in taken:
        suffix = f"({number})"
        candidate, number = name[: _LONGEST - len(suffix)] + suffix, number + 1
    return candidate
