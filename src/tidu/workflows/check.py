"""Check workflow files and go on after the first error, as ``check_packs`` does for the rest of the packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.load import load_packs
from tidu.engine.packs.problems import Problems
from tidu.workflows.assemble import build_workflows
from tidu.workflows.load import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.errors import PackError


def check_workflows(folders: Iterable[Path] = (), *, shipped: bool = True) -> list[PackError]:
    """Return what is wrong with the workflows; the packs they stand on must be sound (``check_packs`` first).

    Args:
        folders: site pack folders.
        shipped: whether the packs that come with Tidu are checked too.

    Raises:
        PackError: the packs that the workflows stand on cannot be loaded.
    """
    own = [Path(folder) for folder in folders]
    packs = load_packs(*own, shipped=shipped)
    problems = Problems(collect=True)
    roots = [*([shipped_folder()] if shipped else []), *own]
    build_workflows(find_files(roots, {KIND}, problems), packs.levels, problems)
    return problems.errors
