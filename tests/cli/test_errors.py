from tidu.cli.errors import UsageError
from tidu.engine import TiduError


def test_it_is_an_error_made_to_be_shown() -> None:
    assert issubclass(UsageError, TiduError)
    assert str(UsageError("日期不对")) == "日期不对"
