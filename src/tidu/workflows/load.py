"""Load the workflows: apart from the standards, so that only who asks for workflows reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.errors import UnknownIdError
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.load import load_packs
from tidu.engine.packs.problems import Problems
from tidu.workflows.assemble import build_workflows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.schema.common import CaseName
    from tidu.workflows.model import Workflow

KIND = "workflow"
"""Kind of the pack files that hold workflows."""


@dataclass(frozen=True, slots=True, eq=False)
class WorkflowLibrary:
    """All workflows of a site, with the packs that they stand on. Nothing in it changes after load."""

    workflows: Mapping[str, Workflow]
    packs: PackLibrary

    def workflow(self, workflow_id: str) -> Workflow:
        """Return a workflow by id; a bare name (``srdi-recognition``) means the national one.

        Raises:
            UnknownIdError: no pack defines it.
        """
        for name in (workflow_id, f"national.{workflow_id}"):
            if name in self.workflows:
                return self.workflows[name]
        raise UnknownIdError("流程", workflow_id, self.workflows)

    def for_level(self, level: str, case: CaseName, *, jurisdiction: str = "") -> tuple[Workflow, ...]:
        """Return the workflows that lead to a level, the most local one first.

        Args:
            level: id of a level; empty for the workflows that lead to no title (a pool).
            case: new or renewal.
            jurisdiction: GB/T 2260 code of the site; empty where there is none.
        """
        found = [
            one
            for one in self.workflows.values()
            if case in one.spec.cases
            and (level in one.spec.levels or (not level and not one.spec.levels))
            and (
                not one.spec.jurisdictions
                or (bool(jurisdiction) and jurisdiction.startswith(one.spec.jurisdictions))
            )
        ]
        return tuple(sorted(found, key=lambda one: (not one.spec.jurisdictions, one.id)))


def load_workflows(*folders: Path | str, shipped: bool = True) -> WorkflowLibrary:
    """Load the shipped workflows and those of any site folders, with the packs they stand on.

    Args:
        folders: site pack folders, searched recursively.
        shipped: whether the packs that come with Tidu are loaded too.

    Raises:
        PackError: the first thing that is wrong, with file, path, line, expected, got and hint.
    """
    roots = (shipped_folder(), *folders) if shipped else folders
    return _load(load_packs(*folders, shipped=shipped), tuple(Path(root).resolve() for root in roots))


@lru_cache(maxsize=4)
def _load(packs: PackLibrary, roots: tuple[Path, ...]) -> WorkflowLibrary:
    """Kept by the very packs they stand on: packs that are loaded anew take their workflows with them."""
    workflows = build_workflows(find_files(roots, {KIND}), packs.levels, Problems())
    return WorkflowLibrary(MappingProxyType(workflows), packs)
