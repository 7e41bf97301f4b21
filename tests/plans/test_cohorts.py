"""Cohorts of each full year, from the titles alone."""

from datetime import date

from tests.plans.kit import PACKS, firm, holder
from tidu.plans.cohorts import Cohort, History, renewals, rises

SRDI, GIANT = PACKS.level("srdi"), PACKS.level("little-giant")
ON = date(2025, 6, 30)


def both(name: str, since: str, giant: str | None) -> object:
    rows = [{"level": "national.srdi", "from": since, "until": "2027-12-31"}]
    if giant is not None:
        rows.append({"level": "national.little-giant", "from": giant, "until": "2027-12-31"})
    return firm(name, titles=rows)


def test_who_rose_in_which_year() -> None:
    pool = [
        both("甲", "2021-03-01", "2022-05-01"),
        both("乙", "2021-03-01", "2023-01-01"),
        both("丙", "2022-01-01", None),
        both("丁", "2022-01-02", "2024-12-31"),
    ]
    found = rises(pool, [SRDI], [GIANT], on=ON)  # type: ignore[arg-type]
    # 2022: 甲 and 乙 and 丙 (valid on 1 January); 丁 begins a day later. 2025 is not over.
    assert found.cohorts == (Cohort(2022, 3, 1), Cohort(2023, 3, 1), Cohort(2024, 2, 1))
    assert (found.tried, found.seen, found.enough) == (8, 3, True)


def test_one_year_is_not_enough() -> None:
    found = rises([both("甲", "2023-03-01", "2024-05-01")], [SRDI], [GIANT], on=ON)  # type: ignore[list-item]
    assert found.cohorts == (Cohort(2024, 1, 1),)
    assert not found.enough


def test_a_title_without_a_beginning_is_left_out_and_counted() -> None:
    pool = [firm("甲", {"srdi_until": "2027-01-01"}), both("乙", "2022-03-01", None)]
    found = rises(pool, [SRDI], [GIANT], on=ON)  # type: ignore[arg-type]
    assert found.left_out == 1
    assert found.cohorts == (Cohort(2023, 1, 0), Cohort(2024, 1, 0))


def test_without_a_level_below_everybody_may_rise() -> None:
    innovative = PACKS.level("innovative")
    pool = [holder("甲", innovative.id, "2022-03-01", "2025-02-28"), firm("乙")]
    found = rises(pool, [], [innovative], on=ON)
    assert found.cohorts == (Cohort(2023, 1, 0), Cohort(2024, 1, 0))


def test_no_titles_no_cohorts() -> None:
    assert rises([firm("甲")], [SRDI], [GIANT], on=ON) == History(())
    assert rises([], [SRDI], [GIANT], on=ON) == History(())


def test_renewed_within_a_year_or_not() -> None:
    pool = [
        holder("甲", SRDI.id, "2018-01-01", "2020-12-31", ("2021-01-01", "2023-12-31")),
        holder("乙", SRDI.id, "2018-06-01", "2021-05-31", ("2022-06-01", "2025-05-31")),
        holder("丙", SRDI.id, "2018-06-01", "2021-05-31", ("2022-06-02", "2025-06-01")),
        # Only the dates among the facts: its last recognition, so nothing is known of renewals.
        firm("丁", {"srdi_from": "2018-06-01", "srdi_until": "2021-05-31"}),
    ]
    found = renewals(pool, [SRDI], on=ON)
    # 甲's title that ended in 2023 is not judged: until the end of 2024 it may be renewed, and that is over.
    assert found.cohorts == (Cohort(2020, 1, 1), Cohort(2021, 2, 1), Cohort(2023, 1, 0))


def test_a_year_is_judged_only_when_every_title_of_it_had_its_time() -> None:
    pool = [holder("甲", SRDI.id, "2021-01-01", "2023-12-31")]
    assert renewals(pool, [SRDI], on=date(2024, 12, 30)) == History(())
    assert renewals(pool, [SRDI], on=date(2024, 12, 31)).cohorts == (Cohort(2023, 1, 0),)
