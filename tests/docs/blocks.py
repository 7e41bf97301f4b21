"""Fenced blocks of a page, and what the command line really prints for them."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from tests.architecture.source import ROOT
from tidu.cli.application import application

_app = application()
EXAMPLE = ROOT / "docs" / "examples" / "local-pack"
_BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]*) -->\n\n)?```(?P<language>\w+)\n(?P<text>.*?)\n```", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its text, and the comment right before it (what was changed)."""

    language: str
    text: str
    mark: str


def blocks_of(page: str, language: str) -> list[Block]:
    """Every block of a language in a page."""
    found = _BLOCK.finditer((ROOT / page).read_text("utf-8"))
    blocks = [Block(match["language"], match["text"], match["mark"] or "") for match in found]
    return [block for block in blocks if block.language == language]


def printed(command: str) -> str:
    """What ``tidu …`` prints, without a blank end."""
    words = command.removeprefix("tidu ").replace("docs/examples/local-pack", str(EXAMPLE)).split()
    return CliRunner().invoke(_app, words, prog_name="tidu").stdout.rstrip("\n")


def printed_after(mark: str, folder: Path) -> str:
    r"""What a command prints for the example with one text replaced by another.

    ``改：文件｜原文｜改为`` is checked, ``试：…`` is tested; ``\n`` stands for the end of a line.
    """
    verb, change = mark.split("：", 1)
    file, old, new = (part.replace("\\n", "\n") for part in change.split("｜"))
    shutil.copytree(EXAMPLE, folder)
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, mark
    path.write_text(text.replace(old, new), "utf-8")
    return printed(f"tidu {'check' if verb == '改' else 'test'} {folder}")
