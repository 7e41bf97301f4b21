"""Forecasts: what is certain, what runs out, what may come, and no rate without two years of history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.plans.kit import PACKS, firm, holder, plan_of, plan_text, target_text
from tidu.plans.chances import Count
from tidu.plans.forecast import Forecast, feeders_of, forecast
from tidu.plans.pool import PoolFirm

ON, END = date(2024, 6, 30), date(2025, 12, 31)
GIANT = "national.little-giant"


def forecasted(
    pool: Sequence[PoolFirm], count: str = "valid_on", *, op: str = ">=", on: date = ON
) -> Forecast:
    measure = f'measure: {{titles: {{levels: ["{GIANT}"], count: {count}}}}}'
    plan = plan_of(plan_text(target_text(measure, op=op)))
    found = forecast(plan, plan.targets[0], pool, PACKS, on=on)
    assert found is not None
    return found


def riser(name: str, year: int | None) -> PoolFirm:
    """Holds 专精特新 since 2020; a 小巨人 since a year."""
    rows = [{"level": "national.srdi", "from": "2020-01-01", "until": "2028-12-31"}]
    if year is not None:
        rows.append({"level": GIANT, "from": f"{year}-07-01", "until": "2028-06-30"})
    return firm(name, titles=rows)


def test_certain_expiring_and_candidates() -> None:
    pool = [
        holder("到期之后仍有效", GIANT, "2023-01-01", "2025-12-31"),
        holder("恰在前一天到期", GIANT, "2022-12-31", "2025-12-30"),
        holder("已经过期", GIANT, "2020-01-01", "2022-12-31"),
        riser("候选", None),
        firm("无关"),
    ]
    found = forecasted(pool)
    assert (found.certain, found.expiring, found.risers, found.by) == (1, (1,), (3,), END)
    assert found.goal == 10
    assert found.holders == (0,)


def test_a_firm_that_closed_keeps_its_history_and_neither_rises_nor_renews() -> None:
    ending = firm("到期", titles=[{"level": GIANT, "from": "2022-07-01", "until": "2025-06-30"}])
    rose = [riser(f"升{year}", year) for year in (2021, 2022, 2023)]
    gone = [replace(one, active=False) for one in (ending, riser("候选", None), *rose)]
    found = forecasted(gone)
    assert (found.expiring, found.risers) == ((), ())
    assert found.rise.seen == 3


def test_under_two_years_of_history_nothing_is_projected() -> None:
    found = forecasted(
        [firm("甲", {"srdi_until": "2027-01-01"}), firm("乙", {"little_giant_until": "2027-01-01"})]
    )
    assert (found.gained, found.total, found.rise_rate) == (None, None, None)
    assert (found.certain, found.risers, found.short) == (1, (0,), Count(9, 9))
    assert any("不足两个" in note for note in found.notes)


def test_with_history_every_figure_has_its_range() -> None:
    rose = [riser(f"升{year}-{number}", year) for year in (2021, 2022, 2023) for number in range(4)]
    waiting = [riser(f"候选{number}", None) for number in range(40)]
    found = forecasted([*rose, *waiting])
    assert [cohort.year for cohort in found.rise.cohorts] == [2021, 2022, 2023]
    assert found.rise_rate is not None
    assert found.gained is not None
    assert found.total is not None
    # 12 of 144 firm-years, 40 candidates, one year and a half: about five.
    assert found.rise_rate.low < 12 / 144 < found.rise_rate.high
    assert found.gained.low < 5 < found.gained.high
    assert found.total == Count(12 + found.gained.low, 12 + found.gained.high)
    assert found.short == Count(0, 0)


def test_titles_that_run_out_without_a_history_of_renewals_may_go_either_way() -> None:
    rose = [riser(f"升{year}", year) for year in (2021, 2022, 2023)]
    ending = firm("到期", titles=[{"level": GIANT, "from": "2022-07-01", "until": "2025-06-30"}])
    found = forecasted([*rose, ending])
    assert (found.renewed, found.renewal_rate) == (Count(0, 1), None)
    assert any("全部续上" in note for note in found.notes)


def test_renewals_have_their_own_rate() -> None:
    spans = [("2020-12-31", "2021-02-01"), ("2021-12-31", "2022-02-01")] * 5
    ended = [
        holder(f"续{number}", GIANT, "2017-01-01", until, (again, "2025-01-31"))
        for number, (until, again) in enumerate(spans)
    ]
    found = forecasted(ended)
    assert found.renewal_rate is not None
    assert (found.renewal_rate.seen, found.renewal_rate.tried) == (10, 10)
    assert found.renewed is not None
    assert 7 <= found.renewed.low <= found.renewed.high == 10


@pytest.mark.parametrize("count", ["ever", "newly_in"])
def test_what_was_once_obtained_does_not_run_out(count: str) -> None:
    found = forecasted([holder("甲", GIANT, "2023-03-01", "2024-12-31")], count)
    assert (found.certain, found.expiring) == (1, ())


def test_a_title_of_unknown_age_may_count_as_new() -> None:
    found = forecasted([firm("甲", {"little_giant_until": "2025-01-31"})], "newly_in")
    assert (found.certain, found.unclear) == (0, 1)


def test_a_goal_to_be_exceeded_asks_for_one_more() -> None:
    assert forecasted([], op=">").goal == 11


def test_after_the_end_there_is_nothing_to_forecast() -> None:
    plan = plan_of(plan_text(target_text(f'measure: {{titles: {{levels: ["{GIANT}"], count: ever}}}}')))
    assert forecast(plan, plan.targets[0], [], PACKS, on=END) is None
    reported = plan_of(plan_text(target_text()))
    assert forecast(reported, reported.targets[0], [], PACKS, on=ON) is None


@pytest.mark.parametrize(
    ("levels", "feeders"),
    [
        (("national.little-giant",), {"national.srdi"}),
        (("national.champion", "national.little-giant"), {"national.srdi"}),
        (("national.champion",), {"national.little-giant"}),
        (("national.srdi",), {"national.tech-sme", "national.innovative"}),
        (("changchun.srdi-city",), {"national.tech-sme", "national.innovative"}),
        (("national.innovative",), set()),
    ],
)
def test_from_which_level_one_rises(levels: tuple[str, ...], feeders: set[str]) -> None:
    found = feeders_of(tuple(PACKS.level(level) for level in levels), PACKS)
    assert {level.id for level in found} == feeders
