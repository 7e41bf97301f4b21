"""Compile the amount of a policy clause: the context that the kinds of amount ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tidu.engine.amounts import KINDS
from tidu.engine.catalogue import Catalogue
from tidu.engine.compiled.amounts import CompiledAmount, Tier
from tidu.engine.errors import ConsistencyError
from tidu.engine.expressions.typed import Constant
from tidu.engine.indicators.base import TableError
from tidu.engine.packs.catalogue_checks import check_fact
from tidu.engine.packs.identity import Register
from tidu.engine.packs.reader import Reader
from tidu.engine.schema.facts import FactDefinition, Period

if TYPE_CHECKING:
    from tidu.engine.compiled.amounts import Node
    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.packs.world import World
    from tidu.engine.schema import amounts
    from tidu.engine.schema.common import Source


def compile_amount(
    spec: amounts.Amount, *, world: World, document: Document, path: str, source: Source
) -> CompiledAmount:
    """Compile an amount that stands at a path of a pack file.

    Args:
        spec: the amount.
        world: facts and levels of the packs.
        document: the file, for errors.
        path: where the amount stands in it.
        source: the clause around it; the amount and its tiers may name their own.

    Raises:
        PackError: no kind or several, units that do not fit, a rate above 100 %, a cap below the floor,
            a tier that no firm reaches, an unknown fact or level, an input that hides a fact; says where.
    """
    own = source.at(spec.clause, spec.confirmation)
    builder = AmountBuilder(_with_inputs(spec, world, document, path), document, own)
    kind = builder.kind(spec, path)
    try:
        node = KINDS[kind].unfold(spec, builder, path)
    except TableError as error:
        raise builder.table_error(error) from None
    return CompiledAmount(kind, node, own, builder.world.catalogue)


class AmountBuilder(Reader):
    """Compiles one amount; implements the kinds' ``Context``."""

    def __init__(self, world: World, document: Document, source: Source) -> None:
        """Remember the file; the world's catalogue holds facts and the inputs of the claim."""
        super().__init__(world, document)
        self.source = source

    def kind(self, spec: amounts.Amount | amounts.Tier, path: str) -> str:
        """Return the one kind key that is given.

        Raises:
            ConsistencyError: none, or several.
        """
        # An empty text is a given one: `unstated: ""` gets the error of its kind.
        given = [name for name in KINDS if getattr(spec, name) not in (None, ())]
        if len(given) != 1:
            raise ConsistencyError(
                "金额的写法不明",
                place=self.document.place(path),
                expected=f"恰好一个：{'、'.join(KINDS)}",
                got="、".join(given) or "一个也没有",
            )
        return given[0]

    def tier(self, spec: amounts.Tier, path: str) -> Tier:
        """Compile a tier with the amount in it.

        Raises:
            PackError: both level and when, or the amount is wrong.
        """
        node: Node = KINDS[self.kind(spec, path)].unfold(spec, self, path)
        guard = self._guard(spec, path)
        level = self.world.levels[spec.level].label if spec.level is not None else ""
        source = self.source.at(spec.clause, spec.confirmation)
        return Tier(guard, spec.label or level or spec.when or "其他", node, source)

    def _guard(self, spec: amounts.Tier, path: str) -> Boolean:
        if spec.level is not None and spec.when is not None:
            raise ConsistencyError(
                "一档只能写一种对象",
                place=self.document.place(path),
                expected="level 或 when",
                got="level、when",
            )
        if spec.level is not None:
            return self.title(spec.level, f"{path}.level")
        return self.test(spec.when, f"{path}.when") if spec.when is not None else Constant(value=True)


def _with_inputs(spec: amounts.Amount, world: World, document: Document, path: str) -> World:
    """Put the inputs of the claim beside the facts; none may hide a fact."""
    if not spec.inputs:
        return world
    catalogue = world.catalogue
    register = Register()
    found: dict[str, FactDefinition] = {}
    for index, item in enumerate(spec.inputs):
        place = f"{path}.inputs[{index}]"
        fact = _as_fact(item)
        wrong = (*register.check_fact(item, document, f"{place}.id"), *check_fact(fact, {}, document, place))
        if wrong:
            raise wrong[0]
        if item.id in catalogue.facts:
            where = document.place(f"{place}.id")
            raise ConsistencyError("申报项与事实同名", place=where, got=item.id, hint="请换一个名字")
        found[item.id] = fact
    wider = Catalogue((*catalogue.facts.values(), *found.values()), catalogue.records.values())
    # Tests already read know other names: an input of one clause is not one of the next.
    return replace(world, catalogue=wider, typed={})


def _as_fact(item: amounts.ClaimInput) -> FactDefinition:
    """Return an input as a fact that is not by year; numbers are never below 0."""
    return FactDefinition(
        id=item.id,
        label=item.label,
        type=item.type,
        period=Period.none,
        definition=item.definition,
        minimum=0 if item.type.unit is not None else None,
        choices=item.choices,
    )
