"""Rosters in: the tables that officials already have, read into firms with facts.

``read_roster`` finds the sheet and its header, maps columns to facts, years and units, and rejects bad rows
one by one with a reason in Chinese. Nothing here decides anything about a standard.
"""

from __future__ import annotations

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.model import ColumnUse, Firm, Note, Rejected, Roster
from tidu.tables.roster.reading import MAX_BYTES, read_roster

__all__ = ["MAX_BYTES", "ColumnUse", "Firm", "Note", "Rejected", "Roster", "RosterError", "read_roster"]
