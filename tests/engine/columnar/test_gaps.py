"""Gap columns: which conditions have them, and what they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.columnar.kit import ON, catalogue
from tests.oracle.strategies import library
from tidu.engine import Facts
from tidu.engine.columnar import ColumnarProgram, frame_of

SRDI = library().standard("srdi-2026")


def gaps_of(values: dict[tuple[str, int | None], Decimal], standard: str = "srdi-2026") -> dict[str, object]:
    chosen = library().standard(standard)
    frame = frame_of([Facts({}), Facts(dict(values))], [chosen], on=ON, catalogue=catalogue())
    row = ColumnarProgram([chosen], on=ON).run(frame, gaps=True, parts=True).row(1, named=True)
    return {name.removeprefix(f"{chosen.id}/"): value for name, value in row.items() if ".gap" in name}


@pytest.fixture(scope="module")
def poor() -> dict[str, object]:
    return gaps_of(
        {
            ("revenue", 2025): Decimal(20_000_000),
            ("revenue", 2024): Decimal(20_000_000),
            ("rd_expense", 2025): Decimal("499999.99"),
            ("rd_expense", 2024): Decimal(700_000),
            ("total_assets", 2025): Decimal(100),
            ("total_liabilities", 2025): Decimal("80.01"),
        }
    )


def test_the_first_gap_is_told_as_wide_as_any_of_its_fact(poor: dict[str, object]) -> None:
    assert (poor["rd-amount.gap"], poor["rd-amount.gap_fact"]) == (500_000.01, "rd_expense")
    assert (poor["rd-ratio.gap"], poor["rd-ratio.gap_fact"]) == (100_000.01, "rd_expense")
    assert poor["rd-each-year.gap"] == 500_000.01


def test_what_must_fall_is_told_as_an_amount(poor: dict[str, object]) -> None:
    assert (poor["debt-ratio.gap"], poor["debt-ratio.gap_fact"]) == (0.01, "total_liabilities")


def test_open_and_met_conditions_have_no_gap(poor: dict[str, object]) -> None:
    assert poor["niche-years.gap"] is None
    assert poor["niche-years.gap_fact"] is None
    assert poor["revenue.gap"] is None


def test_conditions_that_weigh_alternatives_have_no_gap_columns(poor: dict[str, object]) -> None:
    assert "revenue-or-equity.gap" not in poor
    assert "prerequisite.gap" not in poor


def test_points_are_told_under_score() -> None:
    values = {
        (fact, year): Decimal(0)
        for fact in ("class1_ip", "class1_ip_self", "class1_ip_high_value", "class2_ip", "rd_expense")
        for year in (None, 2025)
    }
    values["revenue", 2025] = Decimal(1)
    found = gaps_of(values, "innovative-2022")
    assert (found["score-innovation.gap"], found["score-innovation.gap_fact"]) == (20.0, "score")
    assert found["score-growth.gap"] is None
