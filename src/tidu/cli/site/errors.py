"""Errors of the site's commands."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class SiteError(TiduError):
    """A command of the site cannot do what it was asked; the text says what to do."""
