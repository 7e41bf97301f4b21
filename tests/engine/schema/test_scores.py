"""Score tables: what may be left out, and keys that are words of Python."""

import msgspec
import pytest

from tidu.engine.schema.scores import Bands, Indicator, Matches, Tier


def test_an_open_side_is_left_out() -> None:
    bands = msgspec.convert(
        {"value": "x", "tiers": [{"from": "3%", "points": 5}, {"to": "3%", "points": 0}]}, Bands
    )
    assert bands.tiers == (Tier(points=5, from_="3%"), Tier(points=0, to="3%"))


def test_what_matches_nothing_earns_nothing() -> None:
    assert msgspec.convert({"tiers": []}, Matches).otherwise == 0


def test_every_indicator_names_its_clause() -> None:
    keys = {"id": "i", "group": "g", "label": "甲", "max": 5, "clause": "二", "confirmation": "one-source"}
    assert msgspec.convert(keys, Indicator).bands is None
    for key in ("clause", "confirmation", "max"):
        with pytest.raises(msgspec.ValidationError, match=key):
            msgspec.convert({name: value for name, value in keys.items() if name != key}, Indicator)
