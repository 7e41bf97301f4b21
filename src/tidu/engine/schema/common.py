"""What every pack file shares: the base struct, sources and their confirmation marks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec


class PackStruct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of every pack struct: frozen, keyword-only, unknown keys refused."""


class Confirmation(StrEnum):
    """How well a figure is confirmed (national-criteria: ✔✔, ✔, ☐)."""

    two_sources = "two-sources"
    one_source = "one-source"
    unconfirmed = "unconfirmed"

    @property
    def label(self) -> str:
        """Chinese words shown beside a clause."""
        return {"two-sources": "两处印证", "one-source": "一处来源", "unconfirmed": "未证实"}[self.value]


CaseName = Literal["new", "renewal"]


class Source(PackStruct, frozen=True):
    """Where a rule or figure stands.

    ``published`` and ``effective`` are dates of the document, null where they are not known yet (the keys
    must stand all the same); ``clause`` names the place in it.
    """

    document: str
    clause: str
    published: date | None
    effective: date | None
    confirmation: Confirmation
    number: str = ""

    def at(self, clause: str | None, confirmation: Confirmation | None) -> Source:
        """Return the same document at another clause (a condition's own source)."""
        return msgspec.structs.replace(
            self,
            clause=clause or self.clause,
            confirmation=confirmation or self.confirmation,
        )


class Note(PackStruct, frozen=True):
    """A remark shown with the result, never part of the verdict."""

    id: str
    text: str
    clause: str
    confirmation: Confirmation
