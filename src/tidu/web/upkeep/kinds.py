"""Names of this app's jobs, without their work."""

from __future__ import annotations

MONITOR = "upkeep-monitor"
