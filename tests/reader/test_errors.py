import pytest

from tidu.engine.errors import TiduError
from tidu.reader import errors


@pytest.mark.parametrize(
    "name", ["EmptyDocument", "NotADocument", "ProtectedDocument", "ScannedDocument", "TooLongDocument"]
)
def test_every_refusal_is_shown_to_a_user(name: str) -> None:
    refusal = getattr(errors, name)
    assert issubclass(refusal, errors.ReadError)
    assert issubclass(refusal, TiduError)
    assert str(refusal("文件是空的")) == "文件是空的"
