"""Find pack files: the shipped folder and any site folders, read once, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tidu.engine.errors import PackSyntaxError, Place
from tidu.engine.packs.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack folder: name shown in errors, kind told from its place, and text."""

    name: str
    kind: str
    text: str


# Folder or file name → kind. What matches nothing is left to later layers (policies, chains).
_KINDS_BY_NAME = {
    "facts.yaml": "facts",
    "levels.yaml": "levels",
    "applicability.yaml": "applicability",
    "upkeep.yaml": "upkeep",
    "gate.yaml": "gate",
    "published.yaml": "published",
    "plan.yaml": "plan",
    "plan-cases.yaml": "plan-cases",
}
_KINDS_BY_FOLDER = {
    "standards": "standard",
    "overlays": "overlay",
    "cases": "cases",
    "plans": "plan",
    "plan-cases": "plan-cases",
    "workflows": "workflow",
}


def shipped_folder() -> Path:
    """Return the folder of the packs that come with Tidu."""
    return Path(str(files("tidu.packs")))


def find_files(
    folders: Iterable[Path], kinds: Container[str], problems: Problems | None = None
) -> list[PackFile]:
    """Read the pack files of the folders, in order of name.

    Args:
        folders: pack folders, searched recursively.
        kinds: kinds of file that are wanted; the others are not read.
        problems: takes unreadable files; by default the first one is raised.

    Raises:
        PackSyntaxError: a folder does not exist, or a file is not UTF-8.
    """
    problems = problems or Problems()
    found: list[PackFile] = []
    for folder in folders:
        if not folder.is_dir():
            problems.add(PackSyntaxError("没有这个规则包文件夹", place=Place(str(folder)), hint="检查路径"))
        for path in sorted(folder.rglob("*.yaml")):
            kind = kind_of(path)
            if kind is not None and kind in kinds:
                name = path.relative_to(folder).as_posix()
                with problems.here():
                    found.append(PackFile(name, kind, _text(path, name)))
    return found


def kind_of(path: Path) -> str | None:
    """Tell what a pack file is from its folder or name."""
    return _KINDS_BY_FOLDER.get(path.parent.name) or _KINDS_BY_NAME.get(path.name)


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PackSyntaxError("文件不是 UTF-8 编码", place=Place(name), hint="请另存为 UTF-8") from None
