"""Ledgers of a firm: rows listed, added, taken out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for, source_named
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, LedgerRowIn, RemovalIn, strength_of
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import LedgerRowOut
from tidu.web.ledgers.models import LedgerRow
from tidu.web.ledgers.services import add_row, remove_row
from tidu.web.packs import library

router = Router(tags=["台账"])


@router.get(
    "/firms/{firm_id}/ledgers/{ledger}",
    **needs(Scope.LEDGERS_READ),
    response={200: list[LedgerRowOut], **PROBLEMS},
    summary="企业的一本台账",
    description="台账中有效的记录。",
)
def list_rows(request: HttpRequest, firm_id: Id, ledger: str) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return the rows in force."""
    if ledger not in library().catalogue.records:
        raise Http404
    firm = firm_for(caller(request), firm_id)
    return list(LedgerRow.objects.filter(enterprise=firm, ledger=ledger, removed_at=None).order_by("pk"))


@router.post(
    "/firms/{firm_id}/ledgers/{ledger}",
    **needs(Scope.LEDGERS_WRITE),
    response={201: LedgerRowOut, **PROBLEMS},
    summary="登记一条台账记录",
    description="编号已在台账中的记录不会重复登记。",
)
def add_ledger_row(request: HttpRequest, firm_id: Id, ledger: str, body: LedgerRowIn) -> Any:  # noqa: ANN401 - as above
    """Add a row."""
    user = caller(request)
    row = add_row(
        actor=user,
        enterprise=firm_for(user, firm_id),
        ledger=ledger,
        values={name: value for name, value in body.values.items() if value not in (None, "")},
        source=source_named(user, body.source, strength_of(body.strength)),
        place=body.place,
    )
    return Status(201, row)


@router.post(
    "/firms/{firm_id}/ledgers/{ledger}/{row_id}/remove",
    **needs(Scope.LEDGERS_WRITE),
    response={200: LedgerRowOut, **PROBLEMS},
    summary="删除一条台账记录",
    description="记录不再计入，但保留在审计记录中。",
)
def remove_ledger_row(request: HttpRequest, firm_id: Id, ledger: str, row_id: Id, body: RemovalIn) -> Any:  # noqa: ANN401 - as above
    """Take a row out."""
    user = caller(request)
    firm = firm_for(user, firm_id)
    row = get_object_or_404(LedgerRow, pk=row_id, enterprise=firm, ledger=ledger)
    remove_row(actor=user, row=row, reason=body.reason)
    return row
