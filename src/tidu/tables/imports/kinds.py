"""Kinds of table: a roster of firms, or one of the catalogue's ledgers with one row an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from tidu.engine.catalogue import Catalogue
from tidu.engine.schema.facts import Choice, FactDefinition, FactType, Period
from tidu.tables.imports.ledger_names import FIRM_NAMES, LEDGER_NAMES, REQUIRED
from tidu.tables.imports.master import FIELDS, OF_CATALOGUE, YEAR

if TYPE_CHECKING:
    from tidu.engine.schema.facts import FieldDefinition
    from tidu.engine.schema.levels import Level

ROSTER = "roster"
_IDENTITY = ("uscc", "name")
_MASTER = frozenset(field.id for field in FIELDS) | OF_CATALOGUE
_VALIDITY = "有效期至"


class Kind:
    """One kind of table and everything its columns may be mapped to."""

    def __init__(self, kind: str, catalogue: Catalogue, levels: Mapping[str, Level]) -> None:
        """Gather the targets.

        Args:
            kind: ``roster`` or the id of a ledger.
            catalogue: facts and ledgers of the packs.
            levels: levels of the packs; titles are named by them.

        Raises:
            KeyError: no such ledger.
        """
        self.id = kind
        self._source = catalogue
        self._levels = levels
        self._ledger = None if kind == ROSTER else catalogue.records[kind]

    @property
    def label(self) -> str:
        """Chinese name."""
        return "企业名单（每行一家企业）" if self._ledger is None else f"{self._ledger.label}（每行一条）"

    @cached_property
    def targets(self) -> Catalogue:
        """Every target of this kind, as a catalogue that headings are read against."""
        if self._ledger is None:
            return Catalogue([*self._source, *FIELDS, YEAR])
        uscc = self._source.facts["uscc"]
        named = self._source.facts["name"]
        name = FactDefinition(
            id="name", label=named.label, aliases=FIRM_NAMES, type=named.type, period=named.period, definition=""
        )  # fmt: skip
        own = [self._target(field) for field in self._ledger.fields]
        return Catalogue([*own, uscc, name])

    def own(self, targets: Iterable[str]) -> int:
        """Count the targets that make a table one of this kind: all but code and name."""
        return len({target for target in targets if target and target not in _IDENTITY})

    def is_master(self, target: str) -> bool:
        """Whether the registry keeps the target as master data of the firm."""
        return self._ledger is None and target in _MASTER

    def by_year(self, target: str) -> bool:
        """Whether values of the target are kept one a calendar year."""
        definition = self.targets.facts.get(target)
        return definition is not None and definition.period.by_year

    @property
    def required(self) -> tuple[str, ...]:
        """Targets that every row must fill, beside the firm's."""
        return tuple(f"{self.id}.{field}" for field in REQUIRED.get(self.id, ()))

    def field(self, target: str) -> str:
        """Return the ledger's own name of a target."""
        return target.removeprefix(f"{self.id}.")

    def _target(self, field: FieldDefinition) -> FactDefinition:
        kind, choices = field.type, field.choices
        if self.id == "titles" and field.id == "level":
            kind, choices = FactType.choice, tuple(self._titles())
        return FactDefinition(
            id=f"{self.id}.{field.id}",
            label=field.label,
            aliases=(*field.aliases, *LEDGER_NAMES.get(self.id, {}).get(field.id, ())),
            type=kind,
            period=Period.none,
            definition=field.definition,
            choices=choices,
            unit_label="万元" if kind is FactType.money else "",
            minimum=0 if kind is FactType.money else (1 if kind is FactType.rank else None),
        )

    def _titles(self) -> Iterable[Choice]:
        """Levels by the names that lists use: those of their validity's column, without 有效期至."""
        for level in self._levels.values():
            if level.composite:
                continue
            fact = self._source.facts.get(level.until_fact or "")
            names = () if fact is None else (fact.label, *fact.aliases)
            short = [name.removesuffix(_VALIDITY).removesuffix("证书") for name in names]
            aliases = [*short, *(f"{name}企业" for name in short)]
            yield Choice(id=level.id, label=level.label, aliases=tuple(dict.fromkeys(aliases)))


def kinds_of(catalogue: Catalogue, levels: Mapping[str, Level]) -> tuple[Kind, ...]:
    """Return every kind of table, the roster first."""
    return tuple(Kind(kind, catalogue, levels) for kind in (ROSTER, *catalogue.records))
