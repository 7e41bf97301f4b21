"""Shape of ``plan.yaml``: one plan document, item by item."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tidu.engine.schema.amounts import Amount
from tidu.engine.schema.common import Confirmation, PackStruct, Source
from tidu.plans.schema.targets import Target


class PlanDocument(PackStruct, frozen=True):
    """What the document says of itself; null where it does not say."""

    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    issued: date | None
    draft: bool = False


class Period(PackStruct, frozen=True):
    """First and last day of the plan; ``start`` null where the document names none (then it runs from issue)."""

    start: date | None
    end: date
    clause: str
    note: str = ""


class Gap(PackStruct, frozen=True):
    """Something the document leaves open or that is missing in it; stated, never filled."""

    clause: str
    text: str


class SharedUnits(PackStruct, frozen=True):
    """Units that one sentence makes responsible for every task from ``first`` on."""

    units: tuple[str, ...]
    first: str
    clause: str


class Reporting(PackStruct, frozen=True):
    """When responsible units report: ``due`` in words (first week of the quarter), and the days it ends at."""

    every: Literal["quarter", "month", "half-year", "year"]
    due: str
    due_days: int
    clause: str
    by: tuple[str, ...] = ()


class Team(PackStruct, frozen=True):
    """A sector team (服务专班): which unit forms it for which sector."""

    id: str
    label: str
    unit: str
    clause: str
    note: str = ""


class Task(PackStruct, frozen=True):
    """One item with responsible units, in the order of the document.

    ``number`` is as printed; ``title`` the heading; ``units`` those named for the item itself (shared ones
    are added by `tidu.plans.model.Plan.units_of`); ``lead`` and ``support`` only where the text says so.
    """

    id: str
    number: str
    title: str
    chapter: str
    clause: str
    units: tuple[str, ...]
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    note: str = ""


class PlanIncentive(PackStruct, frozen=True):
    """One money rule: who gets what, how often, paid by whom.

    ``eligible`` is a rule about one firm; ``threshold`` the condition in words. ``amount`` is one of the
    engine's kinds, ``unstated`` where the document names no figure.
    """

    id: str
    what: str
    clause: str
    amount: Amount
    task: str | None = None
    level: str = ""
    payer: str = ""
    frequency: str = ""
    threshold: str = ""
    eligible: str | None = None
    confirmation: Confirmation | None = None
    note: str = ""


class Library(PackStruct, frozen=True):
    """A library, pool, reserve, catalogue or list the plan orders (培育库、名录库、后备库、目录)."""

    id: str
    label: str
    clause: str
    kind: Literal["pool", "seeds", "reserve", "source", "catalogue", "list"]
    task: str | None = None
    keeper: str = ""
    text: str = ""


class Item(PackStruct, frozen=True):
    """A mechanism, scope, service, event or criterion the plan names.

    ``of`` lists what it comprises (sectors, members, topics), ``every`` how often, ``lead`` who is named for it.
    """

    id: str
    label: str
    clause: str
    task: str | None = None
    lead: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    every: str = ""
    text: str = ""


class PlanFile(PackStruct, frozen=True):
    """One plan."""

    id: str
    version: int
    label: str
    area: str
    jurisdictions: tuple[str, ...]
    document: PlanDocument
    source: Source
    period: Period
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    incentives: tuple[PlanIncentive, ...] = ()
    libraries: tuple[Library, ...] = ()
    mechanisms: tuple[Item, ...] = ()
    scopes: tuple[Item, ...] = ()
    services: tuple[Item, ...] = ()
    events: tuple[Item, ...] = ()
    criteria: tuple[Item, ...] = ()
    teams: tuple[Team, ...] = ()
    shared_units: SharedUnits | None = None
    reporting: Reporting | None = None
    gaps: tuple[Gap, ...] = ()
