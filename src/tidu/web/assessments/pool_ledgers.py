"""What each standard counts from the ledgers of many firms: one query for the rows, counted by columns.

`tidu.web.facts.frame.engine_facts` and the scalar derivation say the same firm by firm (a test compares them);
they are asked only for firms whose rows the columns cannot hold.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar import count_ledger, counted_columns, fields_read, too_large
from tidu.engine.columnar.inputs import OVERRIDE
from tidu.engine.expressions.typed import Slot
from tidu.engine.schema.facts import FactType
from tidu.web.assessments.columns import as_text, columns_of
from tidu.web.assessments.documents import FIRM, decoded, typed, within
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.packs.library import Standard

TITLES = "titles"
"""The ledger that is made of recorded titles and has no rows of its own."""
_TEXT, _LEDGER = "text", "ledger"
Rules = dict[str, "CompiledDerivation"]
ByLedger = dict[str, Rules]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Ledgers of some firms as they are kept: firm, ledger, JSON text of a row; and which are said to be complete."""

    rows: pl.DataFrame
    complete: pl.DataFrame


def ledgers_kept(ids: list[int], rules: ByLedger, on: date) -> Ledgers:
    """Return the rows in force that rules count, and the marks of a day; two queries.

    Args:
        ids: the firms, sorted.
        rules: by `rules_of`.
        on: date of evaluation; ledgers said to be complete only later do not decide.
    """
    rows = LedgerRow.objects.filter(**within(ids, "enterprise"), ledger__in=rules, removed_at=None)
    marks = LedgerCompleteness.objects.filter(**within(ids, "enterprise"), as_of__lte=on)
    schema = {FIRM: pl.Int64, _LEDGER: pl.String}
    return Ledgers(
        columns_of(
            rows.values_list("enterprise_id", "ledger", as_text("values")), schema | {_TEXT: pl.String}
        ),
        columns_of(marks.values_list("enterprise_id", "ledger"), schema),
    )


def rules_of(standards: Sequence[Standard], columns: Sequence[str]) -> ByLedger:
    """Return the rules by ledger and by the column each makes; what no standard reads is not counted."""
    found: dict[str, Rules] = defaultdict(dict)
    for standard in standards:
        program = next(iter(standard.programs.values()), None)
        for rule in program.derivations if program is not None else ():
            key = Slot(rule.spec.fact, rule.spec.offset or 0).key
            if key in columns:
                found[rule.spec.of][OVERRIDE.format(key=key, standard=standard.id)] = rule
    return dict(found)


def with_ledgers(
    frame: pl.DataFrame, kept: Ledgers, rules: ByLedger, *, titled: pl.Series, on: date
) -> tuple[pl.DataFrame, list[int]]:
    """Add what each standard counts from ledgers; without queries.

    Args:
        frame: facts as reported, a row a firm.
        kept: by `ledgers_kept`.
        rules: by `rules_of`: a column each, which repeats what is reported where a firm has no such ledger.
        titled: firms that have recorded titles.
        on: date of evaluation.

    Returns:
        The frame, and the firms whose ledgers the columns cannot hold: those are to be counted by `singly`.
    """
    odd: set[int] = set()
    for ledger, own_rules in rules.items():
        frame = frame.with_columns(pl.col(name.partition("@")[0]).alias(name) for name in own_rules)
        own = _of(kept.rows, ledger, frame).select(FIRM, _TEXT)
        said = _of(kept.complete, ledger, frame)[FIRM].unique(maintain_order=True)
        if ledger == TITLES:
            odd |= set(titled) | set(said)
            continue
        fields, unread = _typed_rows(own, ledger, list(own_rules.values()))
        odd |= unread
        firms = pl.concat([own[FIRM], said]).unique(maintain_order=True)
        if not firms.is_empty():
            counted = count_ledger(own_rules, fields, firms, on=on, catalogue=library().catalogue)
            frame = _decided(frame, counted, said, own_rules)
    return frame, sorted(odd & set(frame[FIRM])) if odd else []


def _of(kept: pl.DataFrame, ledger: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Return what is of a ledger, without firms that lie between the first and the last and were not asked for."""
    return kept.filter(pl.col(_LEDGER) == ledger).join(
        frame.select(FIRM), on=FIRM, how="semi", maintain_order="left"
    )


def _typed_rows(
    rows: pl.DataFrame, ledger: str, rules: Sequence[CompiledDerivation]
) -> tuple[pl.DataFrame, set[int]]:
    """Return rows with the fields that rules read as typed columns, and the firms whose rows do not fit them."""
    catalogue = library().catalogue
    fields = {field.id: field for field in catalogue.records[ledger].fields}
    wanted = [fields[name] for name in fields_read(rules)]
    if not wanted:
        return rows.select(FIRM), set()
    texts = decoded(rows[_TEXT], [field.id for field in wanted]).with_columns(
        pl.all().replace("", None)  # an emptied field
    )
    values = pl.DataFrame([typed(texts[field.id], field).alias(field.id) for field in wanted])
    unread = pl.any_horizontal(
        (texts[field.id].is_not_null() & values[field.id].is_null()).alias(field.id)
        for field in wanted
        if field.type is not FactType.text
    )
    large = values.select(too_large(rule, catalogue).alias(str(number)) for number, rule in enumerate(rules))
    odd = rows.filter(large.select(unread | pl.any_horizontal(pl.all())).to_series())
    return rows.select(FIRM).hstack(values), set(odd[FIRM])


def _decided(
    frame: pl.DataFrame, counted: pl.DataFrame, complete: pl.Series, rules: Mapping[str, CompiledDerivation]
) -> pl.DataFrame:
    """Let a count decide where the ledger is said to be complete or nothing is reported."""
    found = frame.select(FIRM).join(
        counted.with_columns(has=True), on=FIRM, how="left", maintain_order="left"
    )
    is_complete, has = frame[FIRM].is_in(complete.implode()), found["has"].fill_null(value=False)
    return frame.with_columns(
        pl.when(has & (is_complete | frame[name.partition("@")[0]].is_null()))
        .then(found[name])
        .otherwise(frame[name.partition("@")[0]])
        .alias(name)
        for name in rules
    )


def singly(
    frame: pl.DataFrame, ids: Sequence[int], standards: Sequence[Standard], *, on: date
) -> pl.DataFrame:
    """Count for some firms one by one: four queries for every 500."""
    firms = list(Enterprise.objects.filter(pk__in=ids).order_by("pk"))
    columns = counted_columns(
        list(engine_facts(firms, on=on)), standards, on=on, catalogue=library().catalogue
    )
    if not columns:
        return frame
    single = pl.DataFrame([pl.Series(FIRM, [firm.pk for firm in firms], dtype=pl.Int64), *columns])
    found = frame.select(FIRM).join(single, on=FIRM, how="left", maintain_order="left")
    here = frame[FIRM].is_in(ids)
    return frame.with_columns(
        pl.when(here)
        .then(found[column.name])
        .otherwise(frame[column.name if column.name in frame.columns else column.name.partition("@")[0]])
        .alias(column.name)
        for column in columns
    )
