"""What goes wrong in upkeep."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class UpkeepError(TiduError):
    """It cannot be done so; the text says why and what to do."""
