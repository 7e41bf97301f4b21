import pytest

from tests.tables.out.made import ON, SRDI, firm
from tidu.engine import UnknownIdError, load_packs
from tidu.tables.out.diagnosis import judge
from tidu.tables.out.ranking import Ranking, find_level, holds_already, rank


def ranked(**changes_by_name: dict[str, object]) -> Ranking:
    """Rank firms named by keyword, each with its changes."""
    standard = load_packs().standard(SRDI)
    pairs = []
    for number, (name, changes) in enumerate(changes_by_name.items(), start=1):
        made = firm(number, name=name, **changes)  # type: ignore[arg-type]
        found = judge(standard, made, on=ON, case="new").result
        assert found is not None
        pairs.append((made, found))
    return rank(pairs)


def test_fewest_conditions_first_then_smallest_gap() -> None:
    found = ranked(
        two={"class1_ip": 0, "niche_years": 2},
        wide={"evaluation_score": 25},
        narrow={"evaluation_score": 49},
        yes_or_no={"market_position_ok": "否"},
    )
    assert [item.firm.name for item in found.near] == ["narrow", "wide", "yes_or_no", "two"]
    assert [item.misses for item in found.near] == [1, 1, 1, 2]


def test_open_and_met_are_listed_apart() -> None:
    found = ranked(
        met={},
        two_missing={"evaluation_score": None, "class1_ip": None},
        one_missing={"evaluation_score": None},
    )
    assert [item.firm.name for item in found.waiting] == ["one_missing", "two_missing"]
    assert [item.firm.name for item in found.met] == ["met"]
    assert found.near == ()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("national.srdi", "national.srdi"),
        ("srdi", "national.srdi"),
        ("专精特新", "national.srdi"),
        ("专精特新中小企业", "national.srdi"),
        ("小巨人", "national.little-giant"),
        ("专精特新“小巨人”企业", "national.little-giant"),
        ("单项冠军", "national.champion"),
        ("创新型", "national.innovative"),
        ("隐形冠军", "zhejiang.hidden-champion"),
    ],
)
def test_a_level_by_id_word_or_name(text: str, level: str) -> None:
    assert find_level(load_packs(), text).id == level


def test_an_unknown_level() -> None:
    with pytest.raises(UnknownIdError):
        find_level(load_packs(), "世界五百强")


def test_who_holds_the_title_already() -> None:
    level = find_level(load_packs(), "srdi")
    assert not holds_already(firm(), level, ON)
    assert holds_already(firm(srdi_until="2026-06-01"), level, ON)
    assert not holds_already(firm(srdi_until="2026-05-31"), level, ON)
    assert not holds_already(
        firm(), load_packs().level("tech-innovative"), ON
    )  # composite: no title of its own
