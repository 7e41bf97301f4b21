"""Standards, gates, overlays and examples as structs."""

from datetime import date

import msgspec
import pytest

from tidu.engine.schema.standards import Case, CaseFile, Expectation, Part, SizeIn, StandardFile


def test_size_classes_are_written_as_in() -> None:
    size = msgspec.convert({"standard": "a.size", "in": ["small", "micro"]}, SizeIn)
    assert size.classes == ("small", "micro")
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value"):
        msgspec.convert({"standard": "a.size", "in": ["tiny"]}, SizeIn)


def test_parts_nest() -> None:
    part = msgspec.convert(
        {"id": "a", "label": "甲", "all_of": [{"id": "b", "label": "乙", "test": "x"}]}, Part
    )
    assert part.all_of[0].test == "x"
    assert part.only is None


def test_a_standard_needs_a_source() -> None:
    with pytest.raises(msgspec.ValidationError, match="source"):
        msgspec.convert({"id": "a.b", "version": 1, "label": "甲"}, StandardFile)


def test_an_example_keeps_what_it_does_not_expect_open() -> None:
    file = msgspec.convert(
        {
            "standard": "a.b",
            "cases": [{"name": "甲", "expect": {"missing": []}, "facts": {"x": date(2026, 1, 1)}}],
        },
        CaseFile,
    )
    case = file.cases[0]
    assert case == Case(name="甲", expect=Expectation(missing=()), facts={"x": date(2026, 1, 1)})
    assert case.case == "new"
    assert case.expect.open is None
