"""Each kind of condition is called by the YAML key of its name, and only by that."""

from pathlib import Path

import msgspec

import tidu.engine.conditions as package
from tidu.engine.conditions import KINDS
from tidu.engine.conditions.base import Unfolded
from tidu.engine.expressions.typed import Constant
from tidu.engine.schema.standards import Part


def test_kinds_are_keys_of_a_condition() -> None:
    keys = {field.encode_name for field in msgspec.structs.fields(Part)}
    assert set(KINDS) <= keys
    assert all(name == kind.name for name, kind in KINDS.items())


def test_every_file_is_a_kind() -> None:
    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__", "base"}
    assert modules == set(KINDS)


def test_a_kind_may_leave_parts_and_text_out() -> None:
    assert Unfolded(Constant(value=True)) == Unfolded(Constant(value=True), parts=(), text="")
