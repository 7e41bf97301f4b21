"""Shape of ``plan-cases.yaml``: a small pool and what each measure must come to over it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tidu.engine.schema.common import PackStruct


class CaseFirm(PackStruct, frozen=True):
    """One made-up firm: its facts, titles and libraries."""

    name: str
    facts: dict[str, Any] = {}
    titles: tuple[dict[str, Any], ...] = ()
    libraries: tuple[str, ...] | None = None


class MeasureCase(PackStruct, frozen=True):
    """What a target's measure must come to, in the target's printed unit.

    ``value`` for a figure, ``range`` where missing facts leave it open (an end may be null), neither where
    it cannot be computed; ``missing`` are the facts that widen it. ``take`` names the firms; all by default.
    """

    name: str
    target: str
    value: float | None = None
    range: tuple[float | None, float | None] | None = None
    missing: tuple[str, ...] | None = None
    status: str | None = None
    take: tuple[str, ...] | None = None
    on: date | None = None


class PlanCaseFile(PackStruct, frozen=True):
    """Worked examples of one plan's measures."""

    plan: str
    on: date
    pool: tuple[CaseFirm, ...]
    cases: tuple[MeasureCase, ...]
