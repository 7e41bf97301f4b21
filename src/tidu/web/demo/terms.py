"""Days and terms of years."""

from __future__ import annotations

from datetime import date, timedelta


def years_later(day: date, years: int) -> date:
    """Return the same day of another year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def term_until(since: date, years: int) -> date:
    """Return the last day of a term of whole years."""
    return years_later(since, years) - timedelta(days=1)


def term_since(until: date, years: int) -> date:
    """Return the first day of a term that ends on a day."""
    return years_later(until, -years) + timedelta(days=1)
