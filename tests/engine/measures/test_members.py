from datetime import date
from fractions import Fraction

import pytest

from tidu.engine import Facts, load_packs
from tidu.engine.compiled.program import Program
from tidu.engine.measures import compile_measure
from tidu.engine.measures.members import Member, member_of
from tidu.engine.scalar.cells import Cell, read_cell
from tidu.engine.scalar.judge import Judge

ON = date(2025, 6, 1)


def member(text: str, **raw: object) -> Member | None:
    library = load_packs()
    facts = Facts.read(raw, catalogue=library.catalogue, on=ON)

    def read(slot: object) -> Cell:
        return read_cell(slot, facts, on=ON, catalogue=library.catalogue, derived={})  # type: ignore[arg-type]

    judge = Judge(Program("", "new", (), (), (), (), ()), read)
    return member_of(compile_measure(text, library).aggregates[0], judge, 7)


def test_out_in_and_open() -> None:
    text = "sum(revenue of firms where above_scale)"
    assert member(text, above_scale=False, revenue=1) is None
    found = member(text, above_scale=True, revenue=1)
    assert found == Member(7, certain=True, low=Fraction(1), high=Fraction(1))
    found = member(text, revenue=1)
    assert found is not None
    assert found.is_open
    assert {slot.key for slot in found.missing} == {"above_scale"}


def test_what_is_missing_is_named_only_where_it_matters() -> None:
    found = member("sum(revenue of firms where above_scale or listed)", above_scale=True)
    assert found is not None
    assert {slot.key for slot in found.missing} == {"revenue"}


@pytest.mark.parametrize(("employees", "certain", "undefined"), [(0, True, True), (None, False, False)])
def test_a_value_that_does_not_or_may_not_exist(employees: object, *, certain: bool, undefined: bool) -> None:
    found = member("mean(rd_staff / employees of firms)", rd_staff=3, employees=employees)
    assert found is not None
    assert (found.certain, found.undefined, found.is_open) == (certain, undefined, not undefined)
