"""Values as the database keeps them (JSON texts) to typed columns. No queries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from tidu.engine.columnar import dtype_of
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.schema.facts import FactDefinition, FieldDefinition

FIRM = "firm"
"""Column with the id of the firm in the registry."""
_SPARSE = 3


def within(ids: list[int], column: str) -> dict[str, Any]:
    """First and last of sorted ids: a range costs nothing to ask for, a list of thousands does.

    The firms of a pool lie far apart: there the list costs less than what a range would read for nothing.
    """
    if ids[-1] - ids[0] >= _SPARSE * len(ids):
        return {f"{column}__in": ids}
    return {f"{column}__gte": ids[0], f"{column}__lte": ids[-1]}


def decoded(texts: pl.Series, ids: Sequence[str]) -> pl.DataFrame:
    """Take documents apart into a column of texts for each id."""
    try:
        return texts.str.json_decode(pl.Struct(dict.fromkeys(ids, pl.String))).struct.unnest()
    except pl.exceptions.ComputeError:
        # Somewhere a value is no text: one by one, and that value alone is left out.
        rows = [json.loads(text) for text in texts]
        return pl.DataFrame(
            [
                pl.Series(one, [_as_text(row.get(one)) for row in rows], dtype=pl.String)
                for one in dict.fromkeys(ids)
            ]
        )


def _as_text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None


def typed(texts: pl.Series, definition: FactDefinition | FieldDefinition) -> pl.Series:
    """Return kept texts as values of a fact's or field's column; what does not fit any more is missing."""
    if definition.type is FactType.bool_:
        return texts.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if definition.type is FactType.date:
        return texts.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    return texts.cast(dtype_of(definition), strict=False)
