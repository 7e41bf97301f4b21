"""Find pack files: the shipped folder and any site folders, read once, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from tidu.engine.errors import PackSyntaxError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack folder: name shown in errors, kind told from its place, and text."""

    name: str
    kind: str
    text: str


# Folder or file name → kind. What matches nothing is left to later layers (plans, policies, chains).
_KINDS_BY_NAME = {
    "facts.yaml": "facts",
    "levels.yaml": "levels",
    "applicability.yaml": "applicability",
    "gate.yaml": "gate",
}
_KINDS_BY_FOLDER = {"standards": "standard", "overlays": "overlay", "cases": "cases"}


def shipped_folder() -> Path:
    """Return the folder of the packs that come with Tidu."""
    return Path(str(files("tidu.packs")))


def find_files(folders: Iterable[Path]) -> list[PackFile]:
    """Read every pack file of the folders, in order of name.

    Raises:
        PackSyntaxError: a folder does not exist, or a file is not UTF-8.
    """
    found: list[PackFile] = []
    for folder in folders:
        if not folder.is_dir():
            raise PackSyntaxError("没有这个规则包文件夹", place=Place(str(folder)), hint="检查路径")
        for path in sorted(folder.rglob("*.yaml")):
            kind = kind_of(path)
            if kind is not None:
                found.append(PackFile(path.relative_to(folder).as_posix(), kind, _text(path)))
    return found


def kind_of(path: Path) -> str | None:
    """Tell what a pack file is from its folder or name."""
    return _KINDS_BY_FOLDER.get(path.parent.name) or _KINDS_BY_NAME.get(path.name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PackSyntaxError("文件不是 UTF-8 编码", place=Place(str(path)), hint="请另存为 UTF-8") from None
