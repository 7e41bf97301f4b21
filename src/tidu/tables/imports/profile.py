"""What the first rows of a column look like: samples for the person, figures for guessing its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from tidu.tables.roster.cells.texts import is_placeholder, plain, shown
from tidu.tables.roster.columns.units import bare_number

if TYPE_CHECKING:
    from tidu.tables.roster.formats.sheet import Sheet

LOOKED_AT = 2_000
"""Rows below the header that are looked at."""
_SAMPLES = 3
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """The cells of a column.

    Args:
        samples: up to three different texts.
        filled: how many cells hold something.
        numbers: how many are bare numbers other than 0.
        middle: median of those, without sign; 0 where there are none.
        largest: largest of them.
    """

    samples: tuple[str, ...] = ()
    filled: int = 0
    numbers: int = 0
    middle: Decimal = Decimal(0)
    largest: Decimal = Decimal(0)


def profiles(sheet: Sheet, last: int, width: int) -> list[Profile]:
    """Look at the first rows below the header.

    Args:
        sheet: the sheet.
        last: last row of the header, from 0.
        width: number of columns.
    """
    samples: list[dict[str, None]] = [{} for _ in range(width)]
    numbers: list[list[float]] = [[] for _ in range(width)]
    filled = [0] * width
    for row in islice(sheet.rows(), last + 1, last + 1 + LOOKED_AT):
        for index, cell in enumerate(row[:width]):
            if cell is None or cell == "":
                continue
            filled[index] += 1
            number = cell if cell.__class__ is float else bare_number(cell)
            if number:
                numbers[index].append(abs(float(number)))
            if len(samples[index]) < _SAMPLES:
                text = " ".join(shown(cell).split())
                if not is_placeholder(plain(text)):
                    samples[index].setdefault(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
    return [
        Profile(
            tuple(samples[index]),
            filled[index],
            len(found),
            Decimal(str(median(found))) if found else Decimal(0),
            Decimal(str(max(found, default=0.0))),
        )
        for index, found in enumerate(numbers)
    ]
