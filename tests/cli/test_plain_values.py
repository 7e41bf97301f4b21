from pathlib import Path

import pytest

from tidu.cli.errors import UsageError
from tidu.cli.plain_values import PlainValues


@pytest.mark.parametrize(
    ("annotation", "typed", "value"),
    [
        (str, "a", "a"),
        (int, "3", 3),
        (int, 100, 100),
        (bool, True, True),
        (Path, "a.xlsx", Path("a.xlsx")),
        (list[str], ("a", "b"), ["a", "b"]),
        (list[Path], ("a",), [Path("a")]),
        (list[str], None, []),
        (str, None, None),
    ],
)
def test_typed_words_become_values(annotation: object, typed: object, value: object) -> None:
    assert PlainValues(annotation, "--x").coerce(typed, None, None) == value


def test_a_number_that_is_none() -> None:
    with pytest.raises(UsageError, match="--top 应为整数"):
        PlainValues(int, "--top").coerce("many", None, None)
