"""The titles of many firms in the columns of facts that tell them: one query, and the rest by columns.

`tidu.web.titles.holdings.holdings` says the same firm by firm (a test compares them).
"""

from __future__ import annotations

import polars as pl

from tidu.web.assessments.columns import as_text, columns_of
from tidu.web.assessments.documents import FIRM, within
from tidu.web.packs import library
from tidu.web.titles.models import Title

_LEVEL, _ID, _SINCE, _UNTIL, _GONE = "level", "id", "since", "until", "gone"
_SCHEMA = {
    FIRM: pl.Int64,
    _LEVEL: pl.String,
    _ID: pl.Int64,
    _SINCE: pl.String,
    _UNTIL: pl.String,
    _GONE: pl.String,
}


def titles_kept(ids: list[int]) -> pl.DataFrame:
    """Return the recorded titles of firms (sorted ids) as they are kept; one query."""
    days = [as_text(name) for name in ("since", "until", "withdrawn_on")]
    # All of it stands in one index of the table.
    rows = Title.objects.filter(**within(ids, "enterprise")).order_by()
    return columns_of(rows.values_list("enterprise_id", "level", "pk", *days), _SCHEMA)


def with_titles(frame: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:
    """Let recorded titles decide over dates that rosters report.

    Args:
        frame: facts as reported, a row a firm.
        titles: by `titles_kept`.
    """
    held = _held(titles)
    for level in library().levels.values():
        told = {level.until_fact: _UNTIL, level.from_fact: _SINCE}
        columns = {fact: column for fact, column in told.items() if fact in frame.columns}
        own = held.filter(pl.col(_LEVEL) == level.id) if columns and level.until_fact else held.clear()
        if own.is_empty():
            continue
        found = frame.select(FIRM).join(own, on=FIRM, how="left", maintain_order="left")
        frame = frame.with_columns(
            found[column].fill_null(frame[fact]).alias(fact) for fact, column in columns.items()
        )
    return frame


def _held(titles: pl.DataFrame) -> pl.DataFrame:
    """Return the latest title by firm and level: of those that end on one day, the one recorded first."""
    return (
        titles.with_columns(pl.col(_SINCE, _UNTIL, _GONE).str.to_date("%Y-%m-%d"))
        .with_columns(pl.min_horizontal(_UNTIL, pl.col(_GONE) - pl.duration(days=1)))
        .sort(pl.col(_UNTIL), -pl.col(_ID), descending=True)
        .unique([FIRM, _LEVEL], keep="first")
    )
