"""What a heading says: which fact, of which year, in which unit."""

from __future__ import annotations

from tidu.tables.roster.headings.heading import Heading, HeadingReader

__all__ = ["Heading", "HeadingReader"]
