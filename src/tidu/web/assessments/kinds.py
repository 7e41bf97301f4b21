"""Names of this app's kinds of job, apart from the work: whoever only registers them need not load it."""

from __future__ import annotations

from typing import Final

SCREENING: Final = "assessments.screening"
ARCHIVE: Final = "assessments.archive"
