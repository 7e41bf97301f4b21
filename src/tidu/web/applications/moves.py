"""A step that is being taken: what its needs ask and its effects work with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application, Version
    from tidu.workflows import Transition


@dataclass(frozen=True, slots=True)
class TitleTerms:
    """What an announcement says of a title: both days inclusive; ``until`` by the level's term where not given.

    ``announcement`` is the id of the site's own announcement; only an imported result does without one.
    """

    since: date
    until: date | None = None
    number: str = ""
    announcement: int | None = None


@dataclass(slots=True)
class Move:
    """A step on a locked application.

    Attributes:
        user: who takes it; None for the system.
        application: the row as it is locked, with batch and firm.
        step: the transition.
        on: the day.
        reason: why, as typed.
        document: number of the document it rests on.
        terms: of the title, where it leads to one.
        version: the frozen version it stands on; `Effect.FREEZE` makes a new one.
        external: whether an authority above the site took it.
    """

    user: User | None
    application: Application
    step: Transition
    on: date
    reason: str = ""
    document: str = ""
    terms: TitleTerms | None = None
    version: Version | None = None
    external: bool = False
