import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.cli.wrapping import padded, width, wrap


def test_a_chinese_sign_takes_two_columns() -> None:
    assert width("ab企业") == 6
    assert padded("企业", 6) == "企业  "
    assert padded("企业企业", 6) == "企业企业"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("专精特新", 4, ["专精", "特新"]),
        ("满足，不满足", 4, ["满", "足，", "不满", "足"]),  # no line begins with a comma
        ("（附件）", 4, ["（附", "件）"]),  # none ends with an opening bracket
        ("见 tidu evaluate", 8, ["见 tidu", "evaluate"]),
        ("", 4, [""]),
        ("averylongword", 4, ["averylongword"]),
    ],
)
def test_lines(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


@given(st.text(alphabet="企业abc，。（） 1", max_size=60), st.integers(6, 20))
def test_nothing_is_lost(text: str, columns: int) -> None:
    assert "".join(wrap(text, columns)).replace(" ", "") == text.replace(" ", "")
