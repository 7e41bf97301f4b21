"""Write ``docs/cli.md`` from what ``tidu … --help`` prints, or with ``--check`` compare the two.

The help is the one source: the page is never edited by hand, and a test fails when the two differ.
"""

import argparse
import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = "100"  # columns: the same help on every terminal, and it fits a page
HEAD = """\
# 命令行手册

<!-- 本页由 scripts/write_cli_docs.py 从命令帮助生成（make docs），请勿手工修改。 -->

每条命令都可以加 `--help` 查看用法；下文与 `--help` 的输出逐字相同。
"""


def helps() -> Iterator[tuple[str, str]]:
    """Each command as typed (``tidu``, ``tidu evaluate`` …) with its help, groups before their commands."""
    # typer reads the width when it is imported, so the environment is set first.
    os.environ.update({"COLUMNS": WIDTH, "TERMINAL_WIDTH": WIDTH, "NO_COLOR": "1", "TERM": "dumb"})
    os.environ.pop("FORCE_COLOR", None)
    os.environ.pop("GITHUB_ACTIONS", None)  # typer forces colours there
    from typer.main import get_command  # noqa: PLC0415
    from typer.testing import CliRunner  # noqa: PLC0415

    from tidu.cli.application import application  # noqa: PLC0415

    app = application()

    def walk(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for name, child in getattr(command, "commands", {}).items():
            if not child.hidden:
                yield from walk(child, (*words, name))

    for words in walk(get_command(app), ()):
        result = CliRunner().invoke(app, [*words, "--help"], prog_name="tidu")
        if result.exit_code != 0:
            raise SystemExit(f"tidu {' '.join(words)} --help failed: {result.output}")
        yield " ".join(("tidu", *words)), result.output


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for name, text in helps():
        body = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
        parts.append(f"## {name}\n\n```text\n{body}\n```\n")
    return "\n".join(parts)


def difference(old: str, new: str) -> str:
    """How the page differs from the help, as a unified diff; empty when they agree."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "docs/cli.md", "--help", lineterm="")
    return "\n".join(lines)


def main() -> int:
    """Write or check the page; exit code 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write or compare")
    arguments = parser.parse_args()
    text = page()
    if not arguments.check:
        arguments.page.parent.mkdir(exist_ok=True)
        arguments.page.write_text(text, "utf-8")
        return 0
    found = difference(arguments.page.read_text("utf-8") if arguments.page.exists() else "", text)
    if found:
        print(f"{found}\n\ndocs/cli.md is not what --help says: run `make docs`.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
