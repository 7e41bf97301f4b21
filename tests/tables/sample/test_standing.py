"""Titles end around the date, judgements are partly open, counts hang together."""

from datetime import date, timedelta

from tidu.tables.sample.firms import sample

ON = date(2026, 6, 1)
FIRMS = list(sample(400, 3, on=ON))


def days_left(title: str) -> set[int]:
    ends = [firm[f"{title}_until"] for firm in FIRMS]
    return {(end - ON).days for end in ends if isinstance(end, date)}


def test_titles_run_end_today_ended_yesterday_or_were_never_held() -> None:
    assert days_left("innovative") >= {-1, 0, 1, 700}
    assert any(firm["innovative_until"] is None for firm in FIRMS)
    assert max(days_left("tech_sme")) == (date(2026, 12, 31) - ON).days


def test_own_rights_are_among_the_rights() -> None:
    for firm in FIRMS:
        numbers = [firm[fact] for fact in ("class1_ip_high_value", "class1_ip_self", "class1_ip")]
        known = [number for number in numbers if isinstance(number, int)]
        assert known == sorted(known)


def test_some_judgements_are_open() -> None:
    answers = [firm["six_basics"] for firm in FIRMS]
    assert {True, False, None} == set(answers)
    assert any(firm["dishonesty_list"] is None for firm in FIRMS)


def test_years_in_the_niche_are_given_or_told_by_a_date() -> None:
    told = [firm for firm in FIRMS if firm.get("niche_since")]
    assert told
    assert all("niche_years" not in firm for firm in told)
    starts = {firm["niche_since"] for firm in told}
    assert any(isinstance(start, date) and (start - timedelta(days=1)).month == 12 for start in starts)


def test_no_firm_entered_its_niche_before_it_was_founded() -> None:
    for firm in FIRMS:
        founded, years = firm["established_on"], firm.get("niche_years")
        if isinstance(founded, date) and isinstance(years, int):
            assert founded.year + years < ON.year
