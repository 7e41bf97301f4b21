import pytest

from tidu.workflows.ranks import below, is_above, rank_of_code, resolved
from tidu.workflows.vocabulary import Rank


@pytest.mark.parametrize(
    ("code", "zone", "rank"),
    [
        ("220000", False, Rank.PROVINCE),
        ("220100", False, Rank.CITY),
        ("320581", False, Rank.DISTRICT),
        ("", False, Rank.DISTRICT),
        ("630100", True, Rank.DISTRICT),
        ("320509", True, Rank.DISTRICT),
    ],
)
def test_the_rank_of_a_code(code: str, zone: bool, rank: Rank) -> None:  # noqa: FBT001 - a table
    assert rank_of_code(code, zone=zone) is rank


def test_ranks_that_the_site_tells() -> None:
    assert resolved(Rank.SITE, Rank.DISTRICT) is Rank.DISTRICT
    assert resolved(Rank.BRANCH, Rank.DISTRICT) is Rank.TOWN
    assert resolved(Rank.BRANCH, Rank.CITY) is Rank.DISTRICT
    assert resolved(Rank.PROVINCE, Rank.CITY) is Rank.PROVINCE
    assert below(Rank.TOWN) is Rank.TOWN


def test_higher_and_lower() -> None:
    assert is_above(Rank.CITY, Rank.DISTRICT)
    assert not is_above(Rank.CITY, Rank.CITY)
