"""A province is found by the code or the name of the firm's jurisdiction; an empty overlay changes no points."""

from fractions import Fraction

import pytest

from tests.engine.support import judged
from tidu.engine import load_packs
from tidu.engine.packs.overlays import overlay_for

STANDARD = load_packs().standard("srdi-2022")


@pytest.mark.parametrize(
    ("place", "overlay"),
    [
        ("320505", "jiangsu.srdi-2022"),
        ("江苏省苏州市", "jiangsu.srdi-2022"),
        ("330106", "zhejiang.srdi-2022"),
        ("220100", "jilin.srdi-2022"),
        ("青海省", "qinghai.srdi-2022"),
        ("110000", None),
        ("北京市", None),
        ("", None),
        (None, None),
    ],
)
def test_the_overlay_of_a_place(place: str | None, overlay: str | None) -> None:
    found = overlay_for(STANDARD.overlays, STANDARD.id, place)
    assert (found.id if found else None) == overlay


def test_another_standard_has_none() -> None:
    assert overlay_for(STANDARD.overlays, "national.srdi-2026", "320505") is None


def test_points_stay_open_and_the_result_says_so() -> None:
    result = judged(STANDARD, {"jurisdiction": "320505"})
    assert result.score is not None
    feature = next(
        indicator
        for indicator in result.score.indicators
        if indicator.missing == ("provincial_feature_score",)
    )
    assert (feature.low, feature.high) == (Fraction(0), Fraction(15))
    assert feature.notes
    assert any("未录入，以省级公布得分为准" in note for note in result.notes)
