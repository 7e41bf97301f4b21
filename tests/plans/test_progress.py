"""Targets measured, reported, or both: which figure is judged, and how the two differ."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.plans.kit import ON, firm, plan_of, plan_text, target_text
from tidu.plans.pool import PoolFirm
from tidu.plans.progress import Progress, Reported, measure, range_text
from tidu.plans.status import Status

SRDI = 'measure: {titles: {levels: ["national.srdi"], count: valid_on}}'
HOLDERS = [firm(f"示例{number}", {"srdi_until": "2026-12-31"}) for number in range(6)]


def progress(
    keys: str = SRDI,
    pool: list[PoolFirm] | None = None,
    *reported: Reported,
    on: date = ON,
    op: str = ">=",
    value: str = "10",
    unit: str = "家",
) -> Progress:
    plan = plan_of(plan_text(target_text(keys, op=op, value=value, unit=unit)))
    return measure(plan, pool, on=on, reported=reported)[0]


def said(value: str, as_of: str = "2024-06-30") -> Reported:
    return Reported("goal", Decimal(value), date.fromisoformat(as_of))


def test_a_measured_figure_is_judged_and_the_reported_one_held_against_it() -> None:
    found = progress(SRDI, HOLDERS, said("8"))
    assert (found.used, found.value_text, found.difference, found.short) == (
        "measured",
        "6 家",
        Fraction(-2),
        Fraction(4),
    )
    # Half of the time is over (547 of 1,096 days), six tenths are reached.
    assert found.status is Status.on_track


def test_what_cannot_be_measured_is_judged_by_the_report() -> None:
    found = progress("", None, said("8"))
    assert (found.used, found.value_text, found.reading, found.difference) == ("reported", "8 家", None, None)


def test_without_any_figure_there_is_no_status() -> None:
    found = progress("", None)
    assert (found.status, found.value_text, found.short) == (Status.no_data, "—", None)


def test_a_library_nobody_filled_in_leaves_the_report_standing() -> None:
    keys = 'measure: {library: "pool"}'
    alone = progress(keys, [firm("甲"), firm("乙")])
    assert (alone.status, alone.used, alone.value_text) == (Status.no_data, "", "0 至 2 家")
    both = progress(keys, [firm("甲"), firm("乙")], said("9"))
    assert (both.used, both.value_text) == ("reported", "9 家")


def test_the_newest_report_not_after_the_day_counts() -> None:
    figures = (said("3", "2023-12-31"), said("7", "2024-06-30"), said("9", "2024-07-01"))
    assert progress("", None, *figures).value_text == "7 家"
    other = Reported("another", Decimal(5), ON)
    assert progress("", None, other).status is Status.no_data


def test_a_yearly_report_counts_in_its_own_year_only() -> None:
    assert progress("per: year", None, said("10", "2023-12-31")).status is Status.no_data
    assert progress("per: year", None, said("10", "2024-03-31")).status is Status.done


def test_a_year_outside_the_plan_is_not_judged() -> None:
    found = progress("per: year", None, said("10", "2026-03-31"), on=date(2026, 6, 30))
    assert (found.window, found.status) == (None, Status.no_data)


def test_what_has_no_value_says_so() -> None:
    keys = 'basis: average, measure: {expression: "mean(valid_patents of firms where valid(srdi))"}'
    found = progress(keys, [firm("甲")], unit="个")
    assert (found.status, found.value_text) == (Status.no_data, "无法计算")


def test_percentages_stay_on_their_side_of_the_line() -> None:
    found = progress("basis: share", None, said("6.996"), op=">", value="7", unit="%")
    assert found.value_text == "6.996%"
    assert found.short == Fraction(4, 100_000)


def test_ranges_in_words() -> None:
    assert range_text(Fraction(1), Fraction(1), "家") == "1 家"
    assert range_text(Fraction(1), Fraction(3), "家") == "1 至 3 家"
    assert range_text(Fraction(1), None, "家") == "1 家以上"
    assert range_text(None, Fraction(3), "家") == "3 家以下"
    assert range_text(None, None, "家") == "待补数据"


def test_figures_of_the_last_year_come_after_its_end() -> None:
    keys = 'basis: share, measure: {expression: "sum(rd_expense of firms) / sum(revenue of firms)"}'
    facts = {"rd_expense": {2024: "3万", 2025: "3万"}, "revenue": {2024: "50万", 2025: "50万"}}
    pool = [firm("甲", facts)]
    now = progress(keys, pool, value="5", unit="%", on=date(2025, 12, 31))
    assert (now.year, now.status) == (2024, Status.on_track)
    later = progress(keys, pool, value="5", unit="%", on=date(2026, 1, 1))
    assert (later.year, later.status) == (2025, Status.done)


def test_a_figure_of_a_day_has_no_year() -> None:
    assert progress(SRDI, HOLDERS).year is None
    assert progress("", None, said("8")).year is None
