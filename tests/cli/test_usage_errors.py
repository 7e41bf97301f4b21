import pytest

from tests.cli.typed import tidu


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["evalute"], "没有“evalute”这个命令，是否指"),
        (["zzz"], "没有“zzz”这个命令"),
        (["schema", "--zzz"], "没有 --zzz 这个选项"),
        (["evaluate"], "缺少参数：名单"),
        (["explain", "a.xlsx"], "缺少必填选项 --uscc"),
        (["schema", "-o"], "选项 -o 后面要写值"),
        (["evaluate", "a.xlsx", "--strict=x"], "选项 --strict 后面不写值"),
        (["schema", "facts", "b c"], "多出了“b c”"),
        (["sample", "-o", "a.xlsx", "-n", "many"], "-n 应为整数，实为“many”"),
    ],
)
def test_what_was_typed_wrong_is_told_in_chinese(arguments: list[str], sentence: str) -> None:
    done = tidu(*arguments)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert done.stdout == ""
    assert "Error" not in done.stderr
    assert "Usage" not in done.stderr


def test_the_hint_names_the_command() -> None:
    assert "用法见：tidu schema --help" in tidu("schema", "--zzz").stderr


def test_near_options_are_told() -> None:
    assert "--standard" in tidu("evaluate", "a.xlsx", "--standrd", "x").stderr
