"""Which oracle module reads which standard, and which module name draws firms near its bounds."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from tests.oracle import (
    champion_2023,
    hidden_champion_2026,
    innovative_2022,
    little_giant_2022,
    little_giant_2026,
    size_2011,
    srdi_2022,
    srdi_2026,
)
from tests.oracle.kit import OracleResult

Judge = Callable[[Mapping[str, object], date, str], OracleResult]

JUDGES: Final[dict[str, Judge]] = {
    "national.innovative-2022": innovative_2022.judge,
    "national.srdi-2022": srdi_2022.judge,
    "national.srdi-2026": srdi_2026.judge,
    "national.little-giant-2022": little_giant_2022.judge,
    "national.little-giant-2026": little_giant_2026.judge,
    "national.champion-2023": champion_2023.judge,
    "zhejiang.hidden-champion-2026": hidden_champion_2026.judge,
}
"""Standards that recognise a title."""

SIZE: Final = "national.size-2011"
classify = size_2011.judge


def aim_of(standard: str) -> str:
    """`srdi_2026` for `national.srdi-2026`: the name under which firms are drawn near it."""
    return standard.partition(".")[2].replace("-", "_")
