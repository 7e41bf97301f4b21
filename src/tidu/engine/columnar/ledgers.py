"""Count facts from the ledger rows of many firms at once, as `tidu.engine.records.derive` does row by row.

The rules of a standard's notes are tests like any others, over the fields of a row: they are compiled to columns
by the same compiler, and the rows that pass are gathered by firm. A count that rows leave open is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.catalogue import Catalogue, decimals_of
from tidu.engine.columnar.comparisons import Comparisons
from tidu.engine.columnar.frame import dtype_of, exceeds, without_nan
from tidu.engine.columnar.graph import Graph
from tidu.engine.columnar.inputs import Inputs
from tidu.engine.columnar.measures import Measures
from tidu.engine.columnar.plan import planned
from tidu.engine.columnar.truths import Truths
from tidu.engine.expressions.typed import slots_of
from tidu.engine.schema.facts import FactDefinition, Period
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.engine.columnar.graph import Node
    from tidu.engine.columnar.plan import Plan
    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.schema.facts import RecordDefinition

_ROWS = "·rows"
_WHOLE = 2**52


def fields_read(rules: Sequence[CompiledDerivation]) -> tuple[str, ...]:
    """Return the fields of a ledger that some rules look at or add up, each once."""
    found: dict[str, None] = {}
    for rule in rules:
        for keep in rule.rules:
            found.update(dict.fromkeys(slot.fact for slot in slots_of(keep.test)))
        if rule.spec.amount:
            found[rule.spec.amount] = None
    return tuple(found)


def count_ledger(
    rules: Mapping[str, CompiledDerivation],
    rows: pl.DataFrame,
    firms: pl.Series,
    *,
    on: date,
    catalogue: Catalogue,
) -> pl.DataFrame:
    """Count facts from the rows of one ledger.

    Args:
        rules: by the name of the column to make; all of them count from this ledger.
        rows: the key of the firm, named like ``firms``, and a column a field (`fields_read`), typed by
            `tidu.engine.columnar.frame.dtype_of`; null is missing.
        firms: each firm that has the ledger, once; one without rows counts as nothing.
        on: as-of date.
        catalogue: definitions of facts and ledgers.

    Returns:
        The firms in their order, and a column a rule.
    """
    key = firms.name
    ledger = catalogue.records[next(iter(rules.values())).spec.of]
    judged = rows.hstack(_codes(rules, rows, on, ledger))
    counted = judged.group_by(key).agg(
        pl.len().alias(_ROWS), *(_counted(name, rule, catalogue).alias(name) for name, rule in rules.items())
    )
    counted = counted.with_columns(
        _in_units(counted[name], rule, catalogue)
        for name, rule in rules.items()
        if rule.spec.measure == "sum"
    )
    found = firms.to_frame().join(counted, on=key, how="left", maintain_order="left")
    return found.select(
        key,
        *(
            pl.when(pl.col(_ROWS).is_null())
            .then(pl.lit(_nothing(rule, catalogue)))
            .otherwise(pl.col(name))
            .cast(dtype_of(catalogue.fact(rule.spec.fact)))
            .alias(name)
            for name, rule in rules.items()
        ),
    )


def too_large(rule: CompiledDerivation, catalogue: Catalogue) -> pl.Expr:
    """Where an amount has more digits than are added up exactly here: such firms are counted one by one."""
    if rule.spec.measure != "sum":
        return pl.lit(value=False)
    size = pl.col(rule.spec.amount or "").abs() * _steps(rule, catalogue)
    return (size >= _WHOLE).fill_null(value=False)


def _codes(
    rules: Mapping[str, CompiledDerivation], rows: pl.DataFrame, on: date, ledger: RecordDefinition
) -> pl.DataFrame:
    """Return for each rule whether each row passes its tests, as verdict codes."""
    plan = _plan(rules, rows.schema, on, ledger, far=False)
    if exceeds(rows, plan.limits):
        rows = without_nan(rows, plan.inputs)
        plan = _plan(rules, rows.schema, on, ledger, far=exceeds(rows, plan.limits))
    lazy = rows.lazy()
    for stage in plan.stages:
        lazy = lazy.with_columns(stage)
    return lazy.select(plan.outputs).collect(engine="in-memory", optimizations=pl.QueryOptFlags.none())


def _plan(
    rules: Mapping[str, CompiledDerivation],
    schema: pl.Schema,
    on: date,
    ledger: RecordDefinition,
    *,
    far: bool,
) -> Plan:
    graph = Graph()
    measures = Measures(graph, far=far)
    inputs = Inputs(graph, schema, _as_facts(ledger), on, "")
    truths = Truths(graph, inputs, Comparisons(graph, inputs, measures))
    outputs: dict[str, Node] = {}
    for name, rule in rules.items():
        codes = [truths.code(truths.truth(keep.test)) for keep in rule.rules]
        outputs[name] = (
            graph.make("least", *codes, kind="whole", nullable=False)
            if codes
            else graph.number(int(Verdict.met))
        )
    return planned(outputs, schema, measures, far=far)


def _as_facts(ledger: RecordDefinition) -> Catalogue:
    """Return the fields of a row as facts that no year is asked of."""
    return Catalogue(
        FactDefinition(
            id=field.id,
            label=field.label,
            type=field.type,
            period=Period.as_of,
            definition=field.definition,
            choices=field.choices,
        )
        for field in ledger.fields
    )


def _counted(name: str, rule: CompiledDerivation, catalogue: Catalogue) -> pl.Expr:
    """Return what a firm's rows come to; null where rows with gaps leave it open."""
    code = pl.col(name)
    sure = code == int(Verdict.met)
    perhaps = code.is_in([int(Verdict.unknown), int(Verdict.manual)])
    if rule.spec.measure == "any":
        return pl.when(sure.any()).then(True).when(~perhaps.any()).then(False)  # noqa: FBT003 - values
    if rule.spec.measure == "count":
        return pl.when(~perhaps.any()).then(sure.sum())
    amount = pl.col(rule.spec.amount or "")
    if rule.spec.measure == "best_choice":
        return _best_choice(rule, sure, perhaps, catalogue)
    unread = (amount.is_null() & (sure | perhaps)).any()
    if rule.spec.measure == "sum":
        moved = (perhaps & (amount != 0)).any()
        return pl.when(~(unread | moved)).then(
            (amount * _steps(rule, catalogue)).round().cast(pl.Int64).filter(sure).sum()
        )
    best = amount.filter(sure & (amount > 0)).min()
    other = amount.filter(perhaps & (amount > 0)).min()
    kept = pl.when(other.is_null() | (best <= other).fill_null(value=False)).then(best.fill_null(0.0))
    return pl.when(~unread).then(kept)


def _steps(rule: CompiledDerivation, catalogue: Catalogue) -> int:
    """How many steps of the fact's grid make one base unit."""
    return int(10 ** decimals_of(catalogue.fact(rule.spec.fact).type))


def _in_units(steps: pl.Series, rule: CompiledDerivation, catalogue: Catalogue) -> pl.Series:
    """Bring sums of whole steps to base units, each to the double that is nearest.

    In Python: Polars multiplies by the inverse of a constant, which may miss it by a digit.
    """
    unit = _steps(rule, catalogue)
    return pl.Series(
        steps.name, [None if one is None else one / unit for one in steps.to_list()], dtype=pl.Float64
    )


def _best_choice(rule: CompiledDerivation, sure: pl.Expr, perhaps: pl.Expr, catalogue: Catalogue) -> pl.Expr:
    """Return the highest choice; choices rise in the order of the catalogue, an unread one may be any."""
    order = [choice.id for choice in catalogue.fact(rule.spec.fact).choices]
    text = pl.col(rule.spec.amount or "").cast(pl.String)
    place = text.replace_strict(order, range(len(order)), default=0, return_dtype=pl.Int32)
    low = place.filter(sure).max().fill_null(0)
    high = (
        pl.when(text.is_null())
        .then(len(order) - 1)
        .otherwise(place)
        .filter(sure | perhaps)
        .max()
        .fill_null(0)
    )
    name = low.replace_strict(range(len(order)), order, return_dtype=pl.String)
    return pl.when(low == high).then(name)


def _nothing(rule: CompiledDerivation, catalogue: Catalogue) -> bool | float | str:
    """Return what a ledger without rows comes to."""
    if rule.spec.measure == "any":
        return False
    if rule.spec.measure == "best_choice":
        return catalogue.fact(rule.spec.fact).choices[0].id
    return 0.0
