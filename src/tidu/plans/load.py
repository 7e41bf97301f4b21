"""Load the plans: apart from the standards, so that only who asks for plans reads them."""

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
from tidu.plans.assemble import build_plans

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.engine.packs.library import PackLibrary
    from tidu.plans.model import Plan

KIND = "plan"
"""Kind of the pack files that hold plans."""


@dataclass(frozen=True, slots=True, eq=False)
class PlanLibrary:
    """All plans of a site, with the packs that they stand on. Nothing in it changes after load."""

    plans: Mapping[str, Plan]
    packs: PackLibrary

    def plan(self, plan_id: str, *, on: date | None = None) -> Plan:
        """Return a plan by id; a bare area (``changshu``) means its newest plan in force.

        Args:
            plan_id: ``changshu.plan-2023`` or ``changshu``.
            on: day on which it shall be in force. If none of the area's plans is, the one begun last is meant;
                without a day, the newest of all.

        Raises:
            UnknownIdError: no pack defines it.
        """
        if plan_id in self.plans:
            return self.plans[plan_id]
        own = sorted(
            (plan for plan in self.plans.values() if plan.area == plan_id), key=lambda plan: plan.start
        )
        if not own:
            areas = {plan.area for plan in self.plans.values()}
            raise UnknownIdError("计划", plan_id, [*self.plans, *areas])
        begun = [plan for plan in own if on is None or plan.start <= on]
        in_force = [plan for plan in begun if on is None or on <= plan.end]
        return (in_force or begun or own[:1])[-1]


def load_plans(*folders: Path | str, shipped: bool = True) -> PlanLibrary:
    """Load the shipped plans and those of any site folders, with the packs they stand on.

    Args:
        folders: site pack folders, searched recursively.
        shipped: whether the packs that come with Tidu are loaded too.

    Raises:
        PackError: the first thing that is wrong, with file, path, line, expected, got and hint.
    """
    roots = (shipped_folder(), *folders) if shipped else folders
    return _load(load_packs(*folders, shipped=shipped), tuple(Path(root).resolve() for root in roots))


@lru_cache(maxsize=4)
def _load(packs: PackLibrary, roots: tuple[Path, ...]) -> PlanLibrary:
    """Kept by the very packs they stand on: packs that are loaded anew take their plans with them."""
    plans = build_plans(find_files(roots, {KIND}), packs, Problems())
    return PlanLibrary(MappingProxyType(plans), packs)
