"""Reading a heading of one or several rows: ``营业收入（万元）2025``, ``上年度研发费用``, ``revenue[-1]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.tables.roster.headings.names import BRACKETED, Names, squash
from tidu.tables.roster.headings.units import split_suffix, unit_of
from tidu.tables.roster.headings.years import is_partial, split_years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.facts import FactDefinition

# Longer texts are titles or remarks, never headings; reading them would only cost time.
_LONGEST = 80
_SPLIT = re.compile(r"[,;、/|，；]+")
_OFFSET = re.compile(r"-?\d")
_EDGES = "-/.,、·的"
# Words in brackets that say nothing about fact, year or unit.
_EMPTY_WORDS = frozenset(
    {
        "",
        "人民币",
        "必填",
        "选填",
        "必填项",
        "是",
        "否",
        "是否",
        "年末数",
        "期末数",
        "年末",
        "期末",
        "单选",
        "整数",
    }
    | {"下拉选择", "yyyy-mm-dd", "yyyymmdd", "年月日", "截至目前", "全年", "年度"}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading understood.

    Args:
        fact: the fact it names.
        year: calendar year written in it; None when it names none.
        unit: unit written in it (`units`); empty when it names none.
        by_id: named by the fact's id, so that money is in yuan and shares are fractions.
    """

    fact: FactDefinition
    year: int | None
    unit: str
    by_id: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """One row of a heading, taken apart."""

    stem: str
    years: frozenset[int]
    offset: int | None
    units: frozenset[str]


class HeadingReader:
    """Reads headings against the catalogue, as of a date."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        """Prepare the names; pieces are remembered, since tables repeat them."""
        self.names = Names(catalogue)
        self._year = on.year
        self._pieces: dict[str, _Piece] = {}

    def read(self, texts: Sequence[str]) -> Heading | None:
        """Read a heading from its rows, top first; None when no fact, or more than one reading, fits."""
        pieces = [self._piece(text) for text in texts if text]
        stems = [piece.stem for piece in pieces if piece.stem]
        if not stems:
            return None
        # The lowest words name the fact, alone or with those above; the rows above may only add to it.
        joined = "".join(stems)
        stem = joined if self.names.find(joined) else stems[-1]
        fact = self.names.find(stem)
        # What the name itself holds (负债合计) is not a remark; brackets behind it and rows above it are.
        remarks = [*BRACKETED.findall(stem), *(other for other in stems if other not in stem)]
        if fact is None or any(is_partial(remark) for remark in remarks):
            return None
        return self._heading(fact, stem, pieces)

    def is_context(self, text: str) -> bool:
        """Whether a text names a year (a title over the identity columns must not)."""
        return bool(self._piece(text).years)

    def _heading(self, fact: FactDefinition, stem: str, pieces: list[_Piece]) -> Heading | None:
        years = {year for piece in pieces for year in piece.years}
        years |= {
            self._year + fact.year_anchor + piece.offset for piece in pieces if piece.offset is not None
        }
        units = {unit for piece in pieces for unit in piece.units}
        if len(years) > 1 or len(units) > 1:
            return None
        return Heading(fact, min(years, default=None), min(units, default=""), self.names.is_id(stem))

    def _piece(self, text: str) -> _Piece:
        piece = self._pieces.get(text)
        if piece is None:
            piece = self._pieces[text] = self._take_apart(text)
        return piece

    def _take_apart(self, text: str) -> _Piece:
        whole = squash(text)
        nothing: frozenset[str] = frozenset()
        if len(text) > _LONGEST or self.names.is_name(whole):
            return _Piece(whole, frozenset(), None, nothing)
        years: set[int] = set()
        units: set[str] = set()
        offsets: list[int] = []

        def bracket(match: re.Match[str]) -> str:
            for word in _SPLIT.split(match[1]):
                rest, found = split_years(word, self._year)
                if unit := unit_of(rest):
                    units.add(unit)
                elif _OFFSET.fullmatch(rest):
                    offsets.append(int(rest))
                elif rest not in _EMPTY_WORDS:
                    return match[0]
                years.update(found)
            return ""

        rest, found = split_years(BRACKETED.sub(bracket, whole), self._year)
        stem, unit = split_suffix(rest.strip(_EDGES))
        units |= {unit} - {""}
        years |= found
        # A row that holds nothing but a unit: “万元” under “营业收入”.
        if alone := unit_of(stem):
            stem = ""
            units.add(alone)
        offset = offsets[0] if offsets else None
        return _Piece(stem.strip(_EDGES), frozenset(years), offset, frozenset(units))
