"""What goes wrong with batches."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class BatchError(TiduError):
    """A batch cannot be changed so; the text says why."""
