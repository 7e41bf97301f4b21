"""Sources: a condition stands in the document of its standard at a clause of its own."""

from datetime import date

import msgspec
import pytest

from tidu.engine.schema.common import Confirmation, Note, Source

SOURCE = Source(
    document="办法",
    clause="附件1",
    published=date(2026, 1, 17),
    effective=date(2026, 4, 1),
    confirmation=Confirmation.two_sources,
)


def test_another_clause_of_the_same_document() -> None:
    there = SOURCE.at("附件1·二", Confirmation.unconfirmed)
    assert (there.document, there.clause, there.confirmation) == (
        "办法",
        "附件1·二",
        Confirmation.unconfirmed,
    )
    assert SOURCE.at(None, None) == SOURCE


@pytest.mark.parametrize("mark", Confirmation)
def test_every_mark_has_chinese_words(mark: Confirmation) -> None:
    assert mark.label in ("两处印证", "一处来源", "未证实")


def test_structs_are_frozen_and_strict() -> None:
    with pytest.raises(AttributeError):
        SOURCE.clause = "x"  # type: ignore[misc]
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"id": "a", "text": "b", "clause": "c", "confirmation": "one-source", "x": 1}, Note)


def test_dates_must_be_named_even_when_unknown() -> None:
    with pytest.raises(msgspec.ValidationError, match="published"):
        msgspec.convert(
            {"document": "办法", "clause": "一", "effective": None, "confirmation": "one-source"}, Source
        )
