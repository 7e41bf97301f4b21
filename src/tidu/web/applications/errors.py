"""What goes wrong with applications; each text says what to do."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class ApplicationError(TiduError):
    """An application cannot be made or changed so."""


class TransitionError(ApplicationError):
    """A step cannot be taken: not now, not by this person, or something is missing."""


class OvertakenError(TransitionError):
    """Somebody else was faster: the application is no longer as the person saw it."""
