"""Every oddity says in Chinese what was made of the cell."""

import pytest

from tidu.tables.roster.cells.odd import Oddity


@pytest.mark.parametrize("oddity", Oddity)
def test_every_oddity_is_explained(oddity: Oddity) -> None:
    assert len(oddity.label) > 10
