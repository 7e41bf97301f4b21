"""What a command of the site cannot do is told in one sentence."""

from tidu.cli.site.errors import SiteError
from tidu.engine.errors import TiduError


def test_it_is_an_error_that_the_command_line_explains() -> None:
    assert issubclass(SiteError, TiduError)
