"""Errors of the command line itself: what was typed does not fit."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class UsageError(TiduError):
    """An option or argument does not fit; the text is one Chinese sentence that says what to do."""
