"""Size classes (300号): asked from large down, and a firm without an industry by all of them."""

from datetime import date
from itertools import combinations

import pytest

from tests.engine.support import ON
from tidu.engine import Facts, classify, load_packs
from tidu.engine.packs.size_classes import CLASS_LABELS, CLASSES, size_test
from tidu.engine.scalar.cells import read_cell
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

LIBRARY = load_packs()
SIZES = LIBRARY.standard("size-2011")
FIRMS: list[dict[str, object]] = [
    {"size_industry": "industry", "employees": 1000, "revenue": "4亿"},
    {"size_industry": "industry", "employees": 999, "revenue": "4亿"},
    {"size_industry": "industry", "employees": 299, "revenue": "4亿"},
    {"size_industry": "industry", "employees": 19, "revenue": "4亿"},
    {"size_industry": "other", "employees": 300},
    {"size_industry": "industry", "established_on": date(2026, 2, 1)},
    {"employees": 350, "revenue": "3亿", "total_assets": "1亿"},
    {"size_industry": "industry", "revenue": "2999999.99元"},
    {},
]


@pytest.mark.parametrize("firm", FIRMS, ids=range(len(FIRMS)))
@pytest.mark.parametrize("classes", [c for n in range(1, 4) for c in combinations(CLASSES, n)], ids="-".join)
def test_membership_agrees_with_the_class(firm: dict[str, object], classes: tuple[str, ...]) -> None:
    """Being among some classes is met, unmet or open exactly as the possible classes say."""
    facts = Facts.read(firm, catalogue=LIBRARY.catalogue, on=ON)
    assert SIZES.sizes is not None
    program = LIBRARY.standard("srdi-2026").program("new")
    judge = Judge(
        program, lambda slot: read_cell(slot, facts, on=ON, catalogue=LIBRARY.catalogue, derived={})
    )
    found = judge.judge(size_test(SIZES.sizes, classes)).verdict
    possible = {name in classes for name in classify(SIZES, facts, on=ON).possible}
    if len(possible) == 1:
        assert found is (Verdict.met if possible.pop() else Verdict.unmet)
    else:
        assert found is Verdict.unknown


def test_all_classes_together_are_always_met() -> None:
    assert SIZES.sizes is not None
    program = LIBRARY.standard("srdi-2026").program("new")
    assert Judge(program, lambda _: None).judge(size_test(SIZES.sizes, CLASSES)).verdict is Verdict.met


def test_every_class_has_a_name() -> None:
    assert set(CLASS_LABELS) == {*CLASSES, "unknown"}


def test_every_industry_of_the_catalogue_has_thresholds() -> None:
    assert SIZES.sizes is not None
    choices = {choice.id for choice in LIBRARY.catalogue.fact("size_industry").choices}
    assert {row.industry for row in SIZES.sizes.industries} == choices
