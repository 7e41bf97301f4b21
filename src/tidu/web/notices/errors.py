"""What goes wrong with notices; each text says what to do."""

from __future__ import annotations

from tidu.engine.errors import TiduError


class NoticeError(TiduError):
    """A notice, objection, announcement or list cannot be taken so."""


class TooManyError(NoticeError):
    """Too much came from one address in a short time."""
