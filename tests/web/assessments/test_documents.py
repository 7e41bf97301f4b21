"""Kept texts as columns."""

import polars as pl
import pytest

from tidu.web.assessments.documents import decoded, typed, within
from tidu.web.packs import fact_definition


def test_firms_that_lie_far_apart_are_listed() -> None:
    assert within([1, 2, 4], "pk") == {"pk__gte": 1, "pk__lte": 4}
    assert within([1, 100], "enterprise") == {"enterprise__in": [1, 100]}


def test_documents_are_taken_apart() -> None:
    texts = pl.Series(['{"a": "1", "b": true}', '{"b": false, "c": "x"}'])
    assert decoded(texts, ["a", "b"]).rows() == [("1", "true"), (None, "false")]


def test_a_value_of_another_kind_is_left_out_alone() -> None:
    texts = pl.Series(['{"a": {"odd": 1}, "b": "2"}', '{"a": "1", "b": true}'])
    assert decoded(texts, ["a", "b"]).rows() == [(None, "2"), ("1", "true")]


@pytest.mark.parametrize(
    ("fact", "texts", "values"),
    [
        ("revenue", ["1500.50", "x", None], [1500.5, None, None]),
        ("listed", ["true", "false", "maybe"], [True, False, None]),
        ("rd_institution_level", ["nation", "none", "galaxy"], ["nation", "none", None]),
    ],
)
def test_a_text_that_no_longer_fits_is_missing(
    fact: str, texts: list[str | None], values: list[object]
) -> None:
    definition = fact_definition(fact)
    assert definition is not None
    assert typed(pl.Series(texts, dtype=pl.String), definition).to_list() == values


def test_a_date_that_is_none_is_missing() -> None:
    definition = fact_definition("srdi_until")
    assert definition is not None
    read = typed(pl.Series(["2027-01-01", "2027-01-01T00:00:00", "soon"]), definition)
    assert [str(value) for value in read.to_list()] == ["2027-01-01", "2027-01-01", "None"]
