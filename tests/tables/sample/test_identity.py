"""Made-up firms have valid codes, plain names, every industry and the places of the five plans."""

from random import Random

from tests.tables.kit import catalogue
from tidu.engine.uscc import check
from tidu.tables.sample.draws import Draws
from tidu.tables.sample.identity import PLACES, identity_of, industry_of

DRAWS = Draws(Random(1), 1.0)  # noqa: S311 - made-up data


def test_codes_are_valid_and_names_plainly_made_up() -> None:
    firms = [identity_of(place, DRAWS) for place in range(300)]
    assert len({firm["uscc"] for firm in firms}) == 300
    for place, firm in enumerate(firms, start=1):
        found = check(firm["uscc"])
        assert (found.error, found.warning) == ("", "")
        assert firm["name"].startswith("示例")
        assert firm["name"].endswith(f"{place:03d}号有限公司")
        assert (found.region, firm["jurisdiction"]) in PLACES


def test_fifty_firms_show_every_industry_and_most_are_industrial() -> None:
    industries = [industry_of(place) for place in range(50)]
    assert set(industries) == {choice.id for choice in catalogue().fact("size_industry").choices}
    assert industries.count("industry") == 35
