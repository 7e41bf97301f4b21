"""The one error a roster raises: the file as a whole cannot be used, and what to do instead."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class RosterError(TiduError):
    """The file or sheet is not a roster; the text is one Chinese sentence that says what to do."""


class CellError(Exception):
    """A cell does not fit its column; the text is Chinese. Internal: it becomes a `Rejected` entry."""
