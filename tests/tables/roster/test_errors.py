"""A roster's error is one of Tidu's; a cell's never leaves the layer."""

from tidu.engine.errors import TiduError
from tidu.tables.roster.errors import CellError, RosterError


def test_where_the_errors_belong() -> None:
    assert issubclass(RosterError, TiduError)
    assert not issubclass(CellError, TiduError)
