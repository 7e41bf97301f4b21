"""Write the Python that reads a firm's facts into whole numbers: one look-up a fact, no call of ours.

Three standards read some eighty cells a firm. What is rare (years counted from a date) asks `read_cell`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Reading
from tidu.engine.scalar.generate import scale_of
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.expressions.typed import Slot

Key = tuple[str, int | None]
"""A fact's id, and what to add to the date's year (None: not kept by year)."""


class ReadingWriter:
    """Writes ``read(get, keys, on, oldest, ask)`` for some slots; it returns their cells.

    ``get`` looks a (fact, year) up, ``keys`` are those of `keys` in a year, ``oldest`` is the first year of the
    firm less that of the date, ``ask(n)`` reads slot n the long way. ``constants`` are the names in the source.
    """

    def __init__(self, slots: Sequence[Slot], catalogue: Catalogue) -> None:
        """Take the slots in the order of the cells."""
        self.slots = slots
        self.catalogue = catalogue
        self.constants: dict[str, object] = {}
        self._keys: dict[Key, str] = {}

    @property
    def keys(self) -> tuple[Key, ...]:
        """What the source looks up, in its order; complete once the source is written."""
        return tuple(self._keys)

    def source(self) -> str:
        """Return the source."""
        by_year: dict[int | None, list[int]] = {}
        for number, slot in enumerate(self.slots):
            by_year.setdefault(self._back(slot), []).append(number)
        lines: list[str] = []
        for back, numbers in by_year.items():
            read = [line for number in numbers for line in self._read(number, back)]
            if back is None:
                lines += read
            else:
                # What lies before the firm is undefined (None), but no money flowed either.
                absent = (f"v{n} = {0 if self.slots[n].reading is Reading.flow else None}" for n in numbers)
                lines += [f"if {back} >= oldest:", *_indented(read), "else:", *_indented(absent)]
        names = "".join(f"{name}, " for name in self._keys.values())
        cells = "".join(f"v{number}, " for number in range(len(self.slots)))
        first = [f"{names}= keys"] if names else []
        return "\n".join(
            ["def read(get, keys, on, oldest, ask):", *_indented([*first, *lines, f"return ({cells})"])]
        )

    def _back(self, slot: Slot) -> int | None:
        definition = self.catalogue.fact(slot.fact)
        return definition.year_anchor + slot.offset if definition.period.by_year else None

    def _read(self, number: int, back: int | None) -> Iterator[str]:
        slot, cell = self.slots[number], f"v{number}"
        definition = self.catalogue.fact(slot.fact)
        if slot.reading is Reading.valid:
            yield from self._valid(slot.fact, cell)
            return
        if slot.reading not in (Reading.value, Reading.flow) or definition.type is FactType.date:
            yield f"{cell} = ask({number})"
            return
        yield f"{cell} = get({self._key(slot.fact, back)})"
        if definition.type.unit is not None:
            yield f"if {cell} is not None: {cell} = int({cell} * {self._scale(slot)})"
        if definition.years_since is not None:
            yield f"else: {cell} = ask({number})"

    def _valid(self, until: str, cell: str) -> Iterator[str]:
        """A title is valid through its last day, and from its first where that is known."""
        since = self._key(until.removesuffix("_until") + "_from", None)
        yield f"{cell} = get({self._key(until, None)})"
        yield f"{cell} = {cell} is not None and on <= {cell}"
        yield f"if {cell}: {cell} = (since := get({since})) is None or since <= on"

    def _key(self, fact: str, back: int | None) -> str:
        return self._keys.setdefault((fact, back), f"k{len(self._keys)}")

    def _scale(self, slot: Slot) -> str:
        scale = scale_of(slot, self.catalogue)
        name = f"s{len(str(scale)) - 1}"
        self.constants[name] = Decimal(scale)
        return name


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
