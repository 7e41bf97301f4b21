"""What goes wrong in upkeep is one of the project's own errors."""

from tidu.engine.errors import TiduError
from tidu.web.upkeep.errors import UpkeepError


def test_it_is_caught_with_the_others() -> None:
    assert issubclass(UpkeepError, TiduError)
