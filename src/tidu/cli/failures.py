"""Turn whatever goes wrong into one Chinese sentence on stderr and an exit code; never a traceback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from typer import Abort, TyperException

from tidu.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable


def guarded(run: Callable[[], object]) -> int:
    """Run a command and return its exit code.

    Args:
        run: the command; returns None, or the exit code that `typer.Exit` carried.
    """
    try:
        code = run()
        # Output that nobody reads any more shows itself only when it is flushed.
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return ExitCode.ok
    except (KeyboardInterrupt, Abort):
        return _failed("已中断", ExitCode.interrupted)
    except Exception as error:  # noqa: BLE001 - the last door: a user must never see a traceback
        return _explained(error)
    if code == ExitCode.interrupted:
        return _failed("已中断", ExitCode.interrupted)
    return code if isinstance(code, int) else ExitCode.ok


def _explained(error: Exception) -> int:
    """Tell errors that are the user's to mend, and own up to those that are ours."""
    # Only paid for when something went wrong.
    from tidu.cli.usage_errors import in_chinese
    from tidu.engine.errors import TiduError

    if os.environ.get("TIDU_DEBUG"):
        raise error
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)  # noqa: T201 - the help page itself
        return ExitCode.misuse
    if isinstance(error, TyperException):
        context = getattr(error, "ctx", None)
        hint = f"\n用法见：{context.command_path} --help" if context is not None else ""
        return _failed(f"{in_chinese(error)}{hint}", ExitCode.misuse)
    if isinstance(error, TiduError):
        return _failed(str(error), ExitCode.misuse)
    if isinstance(error, OSError):
        return _failed(_about_file(error), ExitCode.misuse)
    return _failed(
        f"程序出错（{type(error).__name__}: {error}）。这是梯度自身的问题，请附上命令反馈；"
        "设置环境变量 TIDU_DEBUG=1 后重试可查看详情",
        ExitCode.bug,
    )


def _about_file(error: OSError) -> str:
    """Say what to do about a file that cannot be opened or written."""
    name = f"“{error.filename}”" if error.filename else "文件"
    if isinstance(error, FileNotFoundError):
        return f"找不到{name}，请检查路径和文件夹是否存在"
    if isinstance(error, PermissionError):
        return f"无法读写{name}：没有权限，或文件正被 Excel、WPS 打开，请关闭后重试"
    if isinstance(error, IsADirectoryError):
        return f"{name}是文件夹，请写文件名"
    return f"无法读写{name}：{error.strerror or error}"


def _failed(message: str, code: ExitCode) -> int:
    print(f"错误：{message}", file=sys.stderr)  # noqa: T201 - rich would cost 30 ms to print one line
    return code


def silence_stdout() -> None:
    """Point stdout where nothing breaks: Python flushes it once more on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
