"""Terms of whole years, both ends inclusive."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.demo.terms import term_since, term_until, years_later


def test_a_term_of_three_years() -> None:
    assert term_until(date(2023, 7, 1), 3) == date(2026, 6, 30)
    assert term_since(date(2026, 6, 30), 3) == date(2023, 7, 1)
    assert years_later(date(2024, 2, 29), 3) == date(2027, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(1, 10))
def test_there_and_back(until: date, years: int) -> None:
    # A 29 February has no anniversary: the term is a day off there, and nowhere else.
    back = term_until(term_since(until, years), years)
    assert abs((back - until).days) <= (until.month in {2, 3})
