"""The table says which standard applies: by level, case, date and jurisdiction."""

from datetime import date

import pytest

from tidu.engine import UnknownIdError, load_packs
from tidu.engine.schema.common import CaseName

LIBRARY = load_packs()


@pytest.mark.parametrize(
    ("level", "case", "on", "standard"),
    [
        ("national.srdi", "new", date(2022, 5, 31), None),
        ("national.srdi", "new", date(2022, 6, 1), "national.srdi-2022"),
        ("national.srdi", "new", date(2026, 3, 31), "national.srdi-2022"),
        ("national.srdi", "new", date(2026, 4, 1), "national.srdi-2026"),
        ("national.srdi", "renewal", date(2026, 4, 1), "national.srdi-2026"),
        ("national.little-giant", "new", date(2026, 3, 31), "national.little-giant-2022"),
        ("national.little-giant", "new", date(2026, 6, 1), "national.little-giant-2026"),
        ("national.little-giant", "renewal", date(2026, 6, 1), "national.little-giant-2022"),
        ("national.little-giant", "renewal", date(2026, 12, 31), "national.little-giant-2022"),
        ("national.little-giant", "renewal", date(2027, 1, 1), "national.little-giant-2026"),
        ("national.innovative", "renewal", date(2030, 1, 1), "national.innovative-2022"),
    ],
)
def test_the_same_firm_on_the_same_day(level: str, case: CaseName, on: date, standard: str | None) -> None:
    rows = LIBRARY.applicable_rows(on=on, case=case, level=level)
    assert [row.standard for row in rows] == ([standard] if standard else [])


def test_a_regional_standard_asks_for_the_jurisdiction() -> None:
    on = date(2026, 6, 1)
    names = {
        code: {standard.id for standard in LIBRARY.applicable(on=on, case="new", jurisdiction=code)}
        for code in ("330100", "320500", None)
    }
    assert names["330100"] - names["320500"] == {"zhejiang.hidden-champion-2026"}
    assert names["320500"] == names[None]


def test_standards_come_lowest_level_first() -> None:
    ranks = [
        LIBRARY.levels[standard.level or ""].rank
        for standard in LIBRARY.applicable(on=date(2026, 6, 1), case="new")
    ]
    assert ranks == sorted(ranks)


def test_a_standard_may_be_out_of_force() -> None:
    assert not LIBRARY.in_force("national.srdi-2022", on=date(2026, 6, 1), case="new")
    assert LIBRARY.in_force("national.little-giant-2022", on=date(2026, 6, 1), case="renewal")


def test_bare_ids_are_national() -> None:
    assert LIBRARY.standard("srdi-2026") is LIBRARY.standard("national.srdi-2026")
    assert LIBRARY.level("srdi") is LIBRARY.level("national.srdi")
    with pytest.raises(UnknownIdError, match="是否指 national"):
        LIBRARY.standard("srdi-2025")
    with pytest.raises(UnknownIdError, match="没有名为 giant 的梯度"):
        LIBRARY.level("giant")


def test_a_standard_says_what_it_is() -> None:
    standard = LIBRARY.standard("srdi-2026")
    assert (standard.version, standard.level, standard.classifies) == (1, "national.srdi", False)
    assert standard.source.number == "工信部企业〔2026〕2号"
    assert standard.label
    assert standard.program("renewal").case == "renewal"
    assert LIBRARY.standard("size-2011").classifies


def test_nothing_in_it_can_be_changed() -> None:
    with pytest.raises(TypeError):
        LIBRARY.standards["x"] = LIBRARY.standard("srdi-2026")  # type: ignore[index]
    with pytest.raises(AttributeError):
        LIBRARY.rows = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        LIBRARY.standard("srdi-2026").spec.version = 2  # type: ignore[misc]
