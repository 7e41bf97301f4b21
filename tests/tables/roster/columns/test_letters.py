"""Column letters."""

import pytest

from tidu.tables.roster.columns.letters import letters


@pytest.mark.parametrize(
    ("index", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_letters(index: int, text: str) -> None:
    assert letters(index) == text
