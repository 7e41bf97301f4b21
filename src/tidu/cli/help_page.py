"""Lay out ``--help`` in Chinese: usage, what it does, arguments, options or commands, examples.

typer's own page speaks English and counts a Chinese sign as one column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.cli.wrapping import padded, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer._click import Context

# Wider than this, lines are hard to follow; narrower, the option column leaves no room for words.
_WIDEST, _NARROWEST = 100, 60
_NAME_COLUMN = 26


def help_page(command: Any, ctx: Context, columns: int) -> str:  # noqa: ANN401 - typer's own classes are private
    """Return the help of a command or group.

    Args:
        command: typer's command object.
        ctx: context it is asked in.
        columns: width of the terminal.
    """
    columns = max(_NARROWEST, min(columns, _WIDEST))
    arguments = [param for param in command.get_params(ctx) if param.param_type_name == "argument"]
    options = [param for param in command.get_params(ctx) if param.param_type_name == "option"]
    children = getattr(command, "commands", {})
    sections = [
        [usage(command, ctx, arguments)],
        list(_paragraphs(command.help or "", columns)),
        _section("命令：", ((name, child.short_help or "") for name, child in children.items()), columns),
        _section("参数：", (_argument(param) for param in arguments), columns),
        _section("选项：", (_option(param) for param in options if not param.hidden), columns),
        list(_paragraphs(command.epilog or "", columns)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def usage(command: Any, ctx: Context, arguments: Iterable[Any]) -> str:  # noqa: ANN401 - as above
    """Return the usage line: ``用法：tidu evaluate [选项] 名单``."""
    words = [f"用法：{ctx.command_path}", "[选项]"]
    words += [_metavar(param) if param.required else f"[{_metavar(param)}]" for param in arguments]
    if getattr(command, "commands", None):
        words.append("命令 …")
    return " ".join(words)


def _paragraphs(text: str, columns: int) -> Iterator[str]:
    """Wrap paragraphs; indented lines (commands, tables) stay as they are."""
    for line in text.strip("\n").splitlines():
        if line.startswith("  ") or not line:
            yield line
        else:
            yield from wrap(line, columns)


def _section(title: str, rows: Iterable[tuple[str, str]], columns: int) -> list[str]:
    """Two columns under a title; a name too long for its column stands on a line of its own."""
    lines: list[str] = []
    for name, text in rows:
        words = wrap(text, columns - _NAME_COLUMN)
        if width(name) > _NAME_COLUMN - 4:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {padded(name, _NAME_COLUMN - 2)}{words.pop(0)}")
        lines += [" " * _NAME_COLUMN + line for line in words]
    return [title, *lines] if lines else []


def _metavar(param: Any) -> str:  # noqa: ANN401 - as above
    return str(param.metavar or param.name)


def _argument(param: Any) -> tuple[str, str]:  # noqa: ANN401 - as above
    return _metavar(param), param.help or ""


def _option(param: Any) -> tuple[str, str]:  # noqa: ANN401 - as above
    names = ", ".join(sorted(param.opts, key=len))
    if param.name == "help":
        return names, "显示这份用法"
    value = "" if param.is_flag else f" {_metavar(param)}"
    repeated = "（可重复）" if param.multiple else ""
    required = "（必填）" if param.required else ""
    return f"{names}{value}", f"{param.help or ''}{repeated}{required}"
