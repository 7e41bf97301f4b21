"""What each standard counts from the ledgers of many firms: one query for the rows, counted by columns.

`tidu.web.facts.frame.engine_facts` and the scalar derivation say the same firm by firm (a test compares them);
they are asked only for firms whose rows the columns cannot hold.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl
from django.db.models import TextField
from django.db.models.functions import Cast

from tidu.engine.columnar import count_ledger, counted_columns, fields_read, too_large
from tidu.engine.columnar.inputs import OVERRIDE
from tidu.engine.expressions.typed import Slot
from tidu.engine.schema.facts import FactType
from tidu.web.assessments.documents import FIRM, decoded, typed, within
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.packs.library import Standard

TITLES = "titles"
"""The ledger that is made of recorded titles and has no rows of its own."""
_TEXT, _LEDGER = "text", "ledger"
Rules = dict[str, "CompiledDerivation"]


def with_ledgers(
    frame: pl.DataFrame, ids: list[int], standards: Sequence[Standard], on: date
) -> pl.DataFrame:
    """Add what each standard counts from the ledgers of firms that have any.

    Args:
        frame: facts as reported, a row a firm.
        ids: the firms, sorted.
        standards: whose rules count.
        on: date of evaluation; ledgers said to be complete only later do not decide.
    """
    complete = _complete(ids, on)
    rows = _rows(ids)
    odd: set[int] = set()
    for ledger, rules in _rules(standards, frame.columns).items():
        own = rows.filter(pl.col(_LEDGER) == ledger).select(FIRM, _TEXT)
        said = complete.filter(pl.col(_LEDGER) == ledger)[FIRM].unique(maintain_order=True)
        if ledger == TITLES:
            odd |= _titled(ids) | set(said)
            continue
        fields, unread = _typed_rows(own, ledger, list(rules.values()))
        odd |= unread
        firms = pl.concat([own[FIRM], said]).unique(maintain_order=True)
        if not firms.is_empty():
            counted = count_ledger(rules, fields, firms, on=on, catalogue=library().catalogue)
            frame = _decided(frame, counted, said, rules)
    return _singly(frame, sorted(odd & set(ids)), standards, on) if odd else frame


def _rules(standards: Sequence[Standard], columns: Sequence[str]) -> dict[str, Rules]:
    """Return the rules by ledger and by the column each makes; what no standard reads is not counted."""
    found: dict[str, Rules] = defaultdict(dict)
    for standard in standards:
        program = next(iter(standard.programs.values()), None)
        for rule in program.derivations if program is not None else ():
            key = Slot(rule.spec.fact, rule.spec.offset or 0).key
            if key in columns:
                found[rule.spec.of][OVERRIDE.format(key=key, standard=standard.id)] = rule
    return found


def _rows(ids: list[int]) -> pl.DataFrame:
    """Return the ledger rows in force as they are kept: firm, ledger, JSON text."""
    found = LedgerRow.objects.filter(**within(ids, "enterprise"), removed_at=None)
    values = found.annotate(text=Cast("values", TextField())).values_list("enterprise_id", "ledger", "text")
    schema = {FIRM: pl.Int64, _LEDGER: pl.String, _TEXT: pl.String}
    return _of(pl.DataFrame(list(values), schema=schema, orient="row"), ids)


def _complete(ids: list[int], on: date) -> pl.DataFrame:
    found = LedgerCompleteness.objects.filter(**within(ids, "enterprise"), as_of__lte=on)
    schema = {FIRM: pl.Int64, _LEDGER: pl.String}
    return _of(
        pl.DataFrame(list(found.values_list("enterprise_id", "ledger")), schema=schema, orient="row"), ids
    )


def _of(frame: pl.DataFrame, ids: list[int]) -> pl.DataFrame:
    """Leave out firms that lie between the first and the last and were not asked for."""
    wanted = pl.DataFrame([pl.Series(FIRM, ids, dtype=pl.Int64)])
    return frame.join(wanted, on=FIRM, how="semi", maintain_order="left")


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


def _titled(ids: list[int]) -> set[int]:
    return set(Title.objects.filter(**within(ids, "enterprise")).values_list("enterprise_id", flat=True))


def _singly(frame: pl.DataFrame, ids: list[int], standards: Sequence[Standard], on: date) -> pl.DataFrame:
    """Count for some firms one by one."""
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
