"""The app's error is one of Tidu's, so that pages and jobs say its text."""

from tidu.engine.errors import TiduError
from tidu.web.imports.errors import ImportRefusedError


def test_where_the_error_belongs() -> None:
    assert issubclass(ImportRefusedError, TiduError)
