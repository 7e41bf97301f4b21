"""What can go wrong in a review."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class ReviewError(TiduError):
    """Something of a review cannot be done so; the text says why and what to do."""
