"""typer's classes, taught to speak Chinese and to end with one sentence instead of a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

from typer import Exit
from typer.core import TyperCommand, TyperGroup

from tidu.cli.exits import ExitCode
from tidu.cli.failures import guarded, silence_stdout
from tidu.cli.plain_values import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click import Context, HelpFormatter


class ChineseCommand(TyperCommand):
    """A command whose help page is ours and whose values are read without pydantic."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        plain(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the Chinese help page."""
        formatter.write(_page(self, ctx))


class ChineseGroup(TyperGroup):
    """The group of all commands: Chinese help, Chinese errors, exit codes of `tidu.cli.exits`."""

    command_class = ChineseCommand

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments that stand before the command."""
        plain(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the Chinese help page."""
        formatter.write(_page(self, ctx))

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 - typer's signature
        """Run the command; a reader that went away (``| head``) is no failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Caught before typer does: it would end with 1, which here means findings.
            silence_stdout()
            raise Exit(ExitCode.ok) from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401 - typer's signature
    ) -> NoReturn:
        """Run a command line and end the process with an exit code."""

        def run() -> object:
            return super(ChineseGroup, self).main(
                args=args,
                prog_name=prog_name,
                complete_var=complete_var,
                # Ours is the standalone mode: errors come back here and are told in Chinese.
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        del standalone_mode
        sys.exit(guarded(run))


def _page(command: TyperCommand | TyperGroup, ctx: Context) -> str:
    # Only asked for when somebody asks for help.
    from shutil import get_terminal_size

    from tidu.cli.help_page import help_page

    return help_page(command, ctx, get_terminal_size().columns)
