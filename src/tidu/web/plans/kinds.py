"""Names of this app's kinds of job that others ask for, apart from the work."""

from __future__ import annotations

from typing import Final

NEAREST: Final = "plans.nearest"
