"""A digest of each part of a record, to see which were changed after a merger."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from tidu.web.enterprises.services import MASTER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.enterprises.models import Enterprise

# Part → models whose rows make it up, with the fields that count (none named: all).
_PARTS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "曾用名和原代码": (("enterprises.enterprisename", ()), ("enterprises.enterprisecode", ())),
    "股东": (("enterprises.shareholder", ()),),
    "联系人": (("enterprises.contact", ()),),
    "产品": (("enterprises.product", ()),),
    "名录库": (("enterprises.libraryentry", ()),),
    "数据": (("facts.factrow", ()), ("enterprises.settlement", ())),
    "称号": (("titles.title", ()),),
    "台账": (("ledgers.ledgerrow", ()), ("ledgers.ledgercompleteness", ())),
    "分派": (("accounts.assignment", ()),),
    "材料": (("evidence.evidence", ()),),
    # Signing in is no change of the record.
    "账号": (("accounts.user", ("pk",)),),
}


def seals_of(firm: Enterprise) -> dict[str, str]:
    """Return a digest by part of a firm's record as it stands in the database."""
    firm.refresh_from_db()
    seals = {"基本信息": _digest(master_values(firm))}
    for part, models in _PARTS.items():
        rows = []
        for label, fields in models:
            found = apps.get_model(label)._default_manager.filter(enterprise=firm.pk)
            rows += list(found.order_by("pk").values(*fields))
        seals[part] = _digest(rows)
    return seals


def changed_parts(firm: Enterprise, seals: Mapping[str, str]) -> tuple[str, ...]:
    """Return the parts of a firm's record that differ from their digests."""
    now = seals_of(firm)
    return tuple(part for part, seal in now.items() if seals.get(part) != seal)


def master_values(firm: Enterprise) -> dict[str, Any]:
    """Return a firm's master data as they are kept in JSON; foreign keys by id."""
    values = {}
    for name in MASTER_FIELDS:
        value = getattr(firm, name)
        values[name] = getattr(value, "pk", value)
    return values


def _digest(content: object) -> str:
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
