"""A job shows the text of what this library raises, and of nothing else."""

from tidu.engine.errors import TiduError
from tidu.web.imports.errors import ImportRefusedError


def test_a_refusal_is_shown_to_people() -> None:
    assert isinstance(ImportRefusedError("示例"), TiduError)
    assert str(ImportRefusedError("示例")) == "示例"
