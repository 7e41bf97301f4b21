"""Say in Chinese what was wrong with a typed command line; typer says it in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer import TyperException

_RULES = tuple(
    (re.compile(pattern), chinese)
    for pattern, chinese in (
        (r"No such command '(?P<a>.*?)'\. Did you mean (?P<b>.*)\?", "没有“{a}”这个命令，是否指 {b}？"),
        (r"No such command '(?P<a>.*?)'\.?", "没有“{a}”这个命令"),
        (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.*)\)", "没有 {a} 这个选项，是否指 {b}？"),
        (r"No such option: (?P<a>\S+)", "没有 {a} 这个选项"),
        (r"Missing argument '(?P<a>.*?)'.*", "缺少参数：{a}"),
        (r"Missing option '(?P<a>.*?)'.*", "缺少必填选项 {a}"),
        (r"Missing command\.?", "缺少命令"),
        (r"Option '(?P<a>.*?)' requires an argument\.", "选项 {a} 后面要写值"),
        (r"Option '(?P<a>.*?)' does not take a value\.", "选项 {a} 后面不写值"),
        (
            r"Got unexpected extra arguments?(?:\(s\))? \((?P<a>.*)\)",
            "多出了“{a}”；路径或名称里有空格时请加引号",
        ),
        (r"Invalid value for '(?P<a>.*?)': .*valid integer.*", "{a} 应为整数"),
        (
            r"Invalid value for '(?P<a>.*?)': .*greater than or equal to (?P<b>-?\d+).*",
            "{a} 应不小于 {b}",
        ),
        (r"Invalid value for '(?P<a>.*?)': (?P<b>.*)", "{a} 的值不对：{b}"),
    )
)


def in_chinese(error: TyperException) -> str:
    """Return one Chinese sentence for an error of the command line itself."""
    message = error.format_message()
    for pattern, chinese in _RULES:
        match = pattern.fullmatch(message.replace("\n", " "))
        if match:
            return chinese.format(**match.groupdict())
    return message
