"""Plans: which columns they read and which they make."""

from math import inf

import polars as pl

from tests.engine.columnar.kit import ON
from tests.oracle.strategies import library
from tidu.engine.columnar.plan import compile_plan

SCHEMA = {"uscc": pl.String(), "revenue": pl.Float64(), "rd_expense": pl.Float64(), "class1_ip": pl.Int32()}
STANDARD = library().standard("srdi-2026")


def test_only_what_rules_read_is_taken() -> None:
    plan = compile_plan([STANDARD], SCHEMA, on=ON, case="new", parts=False)
    assert plan.inputs == ("revenue", "rd_expense", "class1_ip")
    assert plan.outputs[:2] == ("national.srdi-2026", "national.srdi-2026/no-major-incident")
    assert all(plan.stages)


def test_parts_and_exemptions_are_made_when_asked_for() -> None:
    with_parts = compile_plan([STANDARD], SCHEMA, on=ON, case="new", parts=True)
    plain = compile_plan([STANDARD], SCHEMA, on=ON, case="new", parts=False)
    more = set(with_parts.outputs) - set(plain.outputs)
    assert {"national.srdi-2026/rd-ratio", "national.srdi-2026/rd-amount"} <= more
    assert len(with_parts.outputs) == len(set(with_parts.outputs))


def test_what_standards_share_is_made_once() -> None:
    standards = [library().standard(name) for name in ("innovative-2022", "srdi-2022", "little-giant-2022")]
    alone = sum(_size(compile_plan([one], SCHEMA, on=ON, case="new", parts=True).stages) for one in standards)
    assert _size(compile_plan(standards, SCHEMA, on=ON, case="new", parts=True).stages) < alone


def _size(stages: tuple[tuple[pl.Expr, ...], ...]) -> int:
    return sum(len(stage) for stage in stages)


def test_limits_are_those_of_denominators_and_of_not_a_number() -> None:
    plan = compile_plan([STANDARD], SCHEMA, on=ON, case="new", parts=False)
    assert plan.limits["rd_expense"] == inf
    assert 1e11 < plan.limits["revenue"] < 1e13
    assert "class1_ip" not in plan.limits
    far = compile_plan([STANDARD], SCHEMA, on=ON, case="new", parts=False, far=True)
    assert set(far.limits.values()) == {inf}


def test_ids_are_unique_within_a_standard() -> None:
    for standard in library().standards.values():
        if not standard.classifies:
            plan = compile_plan([standard], SCHEMA, on=ON, case="new", parts=True)
            conditions = list(standard.program("new").conditions)
            ids = []
            while conditions:
                condition = conditions.pop()
                conditions += [*condition.parts, *condition.exemptions]
                ids.append(condition.id)
            assert len(ids) == len(set(ids)) <= len(plan.outputs), standard.id
