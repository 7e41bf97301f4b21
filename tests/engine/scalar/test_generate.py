"""Generated source holds numbers and names of its own, never a text of the pack."""

import ast

from tests.engine.scalar.everything import everything
from tests.engine.support import rule
from tidu.engine.expressions.typed import Reading, Slot
from tidu.engine.scalar.generate import Writer, scale_of

STANDARD = everything()


def test_the_source_is_one_function_without_texts() -> None:
    writer = Writer(STANDARD.program("new"), STANDARD.catalogue)
    tree = ast.parse(writer.source())
    assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef)] == ["decide"]
    assert len(tree.body) == 1
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert texts == []


def test_a_choice_written_to_break_out_stays_a_value() -> None:
    """Members of a choice are handed over as constants; text facts take any word."""
    standard = rule("institution in ('city')")
    writer = Writer(standard.program("new"), standard.catalogue)
    assert "city" not in writer.source()
    assert frozenset({"city"}) in writer.constants.values()


def test_scales() -> None:
    catalogue = STANDARD.catalogue
    assert scale_of(Slot("revenue"), catalogue) == 100
    assert scale_of(Slot("share"), catalogue) == 10**12
    assert scale_of(Slot("own_brand"), catalogue) == 1
    assert scale_of(Slot("established_on", 0, Reading.full_years), catalogue) == 1


def test_a_test_is_written_once() -> None:
    standard = rule("own_brand or own_brand")
    source = Writer(standard.program("new"), standard.catalogue).source()
    assert source.count("is None") == 1
