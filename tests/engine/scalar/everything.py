"""One standard with every kind of condition, function and indicator, over the small catalogue."""

from pathlib import Path

from tests.engine.support import standard_of
from tidu.engine import Standard


def everything() -> Standard:
    """The standard that ``everything.yaml`` writes down."""
    return standard_of((Path(__file__).parents[1] / "everything.yaml").read_text("utf-8"))
