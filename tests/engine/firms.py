"""Random firms of the small catalogue: figures that hug round lines, and facts that are missing."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

MONEY = st.sampled_from(["0", "99.99万", "100万", "100.01万", "3000万", "1亿", "0.01元"])
PROFIT = MONEY | st.sampled_from(["-1万", "-100万"])
KEYS: dict[str, st.SearchStrategy[Any]] = {
    "established_on": st.sampled_from(
        [date(2010, 5, 4), date(2024, 1, 1), date(2025, 6, 1), date(2026, 2, 1)]
    ),
    "size_industry": st.sampled_from(["industry", "other"]),
    **{f"{name}{year}": MONEY for name in ("revenue", "rd_expense") for year in ("", "[-1]", "[-2]")},
    **{f"net_profit{year}": PROFIT for year in ("", "[-1]", "[-2]")},
    "employees": st.sampled_from([0, 9, 10, 100, 299, 300, 1000]),
    "patents": st.integers(0, 5),
    "share": st.sampled_from(["0%", "9.99%", "10%", "100%"]),
    "award_rank": st.integers(0, 5),
    "niche_years": st.integers(0, 12),
    "niche_since": st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]),
    "score": st.integers(0, 6),
    "score[-1]": st.integers(0, 6),
    "local_score": st.integers(0, 5),
    "own_brand": st.booleans(),
    "key_link": st.booleans(),
    "institution": st.sampled_from(["none", "city", "province"]),
    "small_until": st.sampled_from([date(2026, 5, 31), date(2026, 6, 1), date(2030, 1, 1)]),
    "small_from": st.sampled_from([date(2026, 6, 1), date(2026, 6, 2)]),
}
FIRMS = st.fixed_dictionaries({}, optional=KEYS)
"""A firm with any facts missing."""
WHOLE = st.fixed_dictionaries(KEYS)
"""A firm of which everything is known."""
