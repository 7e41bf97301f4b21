"""Progress and forecasts as plain data."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from tests.plans.kit import ON, PACKS, firm, plan_of, plan_text, target_text
from tests.plans.test_forecast import GIANT, riser
from tidu.plans.candidates import find_candidates
from tidu.plans.forecast import forecast
from tidu.plans.outcomes import forecast_row, progress_row
from tidu.plans.pool import PoolFirm
from tidu.plans.progress import Reported, measure


def row_of(keys: str, pool: list[PoolFirm], unit: str = "家", *reported: Reported) -> dict[str, Any]:
    plan = plan_of(plan_text(target_text(keys, unit=unit)))
    (found,) = measure(plan, pool, on=ON, reported=reported)
    row = progress_row(found, pool)
    assert json.loads(json.dumps(row)) == row
    return row


def test_figures_in_the_printed_unit_and_firms_by_their_keys() -> None:
    keys = 'basis: share, measure: {expression: "sum(rd_expense of firms) / sum(revenue of firms)"}'
    pool = [firm("甲", {"rd_expense": "1万", "revenue": "30万"}), firm("乙", {"revenue": "10万"})]
    row = row_of(keys, pool, "%")
    assert row["measured"] == {
        "low": 2.5,
        "high": None,
        "undefined": False,
        "counted": 2,
        "unknown": ["乙"],
        "missing": ["rd_expense"],
        "open_judgements": [],
    }
    assert (row["short"], row["status"], row["used"]) == (7.5, "at_risk", "measured")


def test_a_reported_figure_beside_the_measured_one() -> None:
    keys = 'measure: {titles: {levels: ["national.srdi"], count: valid_on}}'
    said = Reported("goal", Decimal(3), date(2024, 3, 31))
    row = row_of(keys, [firm("甲", {"srdi_until": "2026-01-01"})], "家", said)
    assert (row["reported"], row["difference"], row["period"]) == (3, -2, "2023—2025年")
    assert row_of("", [])["measured"] is None


def test_a_forecast_with_the_firms_behind_it() -> None:
    plan = plan_of(plan_text(target_text(f'measure: {{titles: {{levels: ["{GIANT}"], count: valid_on}}}}')))
    pool = [*(riser(f"升{year}", year) for year in (2021, 2022, 2023)), riser("候选", None)]
    found = forecast(plan, plan.targets[0], pool, PACKS, on=ON)
    assert found is not None
    row = forecast_row(found, find_candidates(plan.targets[0], pool, PACKS, on=ON), pool)
    assert json.loads(json.dumps(row)) == row
    assert (row["certain"], row["candidates"], row["by"]) == (3, 1, "2025-12-31")
    assert row["total"] == [3 + row["gained"][0], 3 + row["gained"][1]]
    assert [cohort["year"] for cohort in row["cohorts"]] == [2021, 2022, 2023]
    assert row["rise_rate"]["seen"] == 3
    nearest = row["nearest"]
    assert nearest["level"] == GIANT
    assert [item["key"] for item in nearest["firms"]] == ["候选"]
    assert nearest["ready"] + nearest["waiting"] + nearest["one_short"] + nearest["further"] == 1
