"""Facts by year and source: three years, gaps, and sources that disagree."""

from tests.web.demo.kit import ON, firms
from tidu.web.demo.ground import SOURCES
from tidu.web.facts.values import read_values
from tidu.web.packs import library


def test_values_are_kept_as_the_store_keeps_them() -> None:
    for firm in firms(120):
        for (source, year), values in firm.rows.items():
            assert source in SOURCES
            assert read_values(values) == values
            for fact in values:
                assert library().catalogue.fact(fact).period.by_year == bool(year)


def test_most_firms_have_three_years_and_some_have_gaps() -> None:
    last = ON.year - 1
    years = [{year for source, year in firm.rows if source == "platform"} for firm in firms()]
    whole = sum({last, last - 1, last - 2} <= found for found in years)
    assert whole > 0.9 * len(years)
    assert any(not found for found in years)
    assert any(found and last not in found for found in years)
    # Balance sheet and staff of all three years, where the last year has them.
    three = [firm.rows["platform", last - 2] for firm in firms() if ("platform", last - 2) in firm.rows]
    assert sum("total_assets" in row and "employees" in row for row in three) > 0.9 * len(three)


def test_about_two_in_a_hundred_are_missing() -> None:
    rows = [firm.rows["platform", ON.year - 1] for firm in firms() if ("platform", ON.year - 1) in firm.rows]
    missing = sum(fact not in row for row in rows for fact in ("revenue", "employees", "net_profit"))
    assert 0.005 < missing / (3 * len(rows)) < 0.05


def test_sources_agree_and_disagree() -> None:
    last, same, other = ON.year - 1, 0, 0
    for firm in firms():
        platform = firm.rows.get(("platform", last), {})
        for (source, year), values in firm.rows.items():
            if source != "platform" and year == last:
                same += sum(platform[fact] == value for fact, value in values.items())
                other += sum(platform[fact] != value for fact, value in values.items())
    assert same > 20
    assert other > 20
