"""The one error of the app."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class ImportRefusedError(TiduError):
    """An import cannot be done so; the text is Chinese and says why and what to do."""
