"""Firms: list, one, put on record, change."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for, place_for
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import FirmChange, FirmIn, Id, Line
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import FirmOut, FirmPage
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.paging import page_of
from tidu.web.enterprises.services import change_enterprise, create_enterprise
from tidu.web.packs import level_label, library

router = Router(tags=["企业"])


class FirmQuery(Schema):
    """Filters of the list, as on the page."""

    q: Line = Field(default="", description="名称、曾用名、代码或拼音首字母")
    place: Line = Field(default="", description="辖区 id，含下级")
    level: Line = Field(default="", description="最高有效称号的 id；none 为没有称号")
    industry: Line = Field(default="", description="划型行业 id")
    sector: Line = Field(default="", description="产业领域")
    chain: Line = Field(default="", description="产业链")
    library: Line = Field(default="", description="名录库 id")
    expiry: Line = Field(default="", description="称号在多少天内到期")
    complete: Line = Field(default="", description="完整度低于多少；full 为完整")
    sort: Line = Field(default="", description="name、level、until 或 completeness；前加 - 反向")


@router.get(
    "/firms",
    **needs(Scope.FIRMS_READ),
    response={200: FirmPage, **PROBLEMS},
    summary="企业列表",
    description="按辖区、称号、产业等筛选范围内的企业，以游标翻页。",
)
def list_firms(
    request: HttpRequest,
    wanted: Query[FirmQuery],
    after: Annotated[str, Field(max_length=400, description="上一页返回的 next")] = "",
    limit: Annotated[int, Field(ge=1, le=200, description="每页家数")] = 50,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of the firms in scope."""
    chosen = FirmFilter.read(wanted.model_dump())
    found = firms_for(caller(request), chosen).select_related("jurisdiction")
    page = page_of(found, chosen.key, after=after, size=limit)
    return {"items": [firm_out(firm) for firm in page.items], "next": page.next_mark}


@router.get(
    "/firms/{firm_id}",
    **needs(Scope.FIRMS_READ),
    response={200: FirmOut, **PROBLEMS},
    summary="一家企业",
    description="企业的主数据、最高有效称号和数据完整度。",
)
def get_firm(request: HttpRequest, firm_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a firm."""
    return firm_out(firm_for(caller(request), firm_id))


@router.post(
    "/firms",
    **needs(Scope.FIRMS_WRITE),
    response={201: FirmOut, **PROBLEMS},
    summary="企业建档",
    description="新建一家企业的档案；代码已有档案时拒绝。",
)
def add_firm(request: HttpRequest, body: FirmIn) -> Any:  # noqa: ANN401 - as above
    """Put a firm on record."""
    user = caller(request)
    fields = body.model_dump(exclude_unset=True, exclude={"uscc", "name", "jurisdiction"})
    _check_industry(fields)
    firm = create_enterprise(
        actor=user,
        uscc=body.uscc,
        name=body.name,
        jurisdiction=place_for(user, body.jurisdiction),
        **fields,
    )
    return Status(201, firm_out(firm))


@router.patch(
    "/firms/{firm_id}",
    **needs(Scope.FIRMS_WRITE),
    response={200: FirmOut, **PROBLEMS},
    summary="修改企业信息",
    description="只改写给出的字段；改名、改代码时旧的会保留，用于匹配旧表。",
)
def change_firm(request: HttpRequest, firm_id: Id, body: FirmChange) -> Any:  # noqa: ANN401 - as above
    """Change the fields that are given."""
    user = caller(request)
    firm = firm_for(user, firm_id)
    fields = body.model_dump(exclude_unset=True)
    _check_industry(fields)
    if "jurisdiction" in fields:
        fields["jurisdiction"] = place_for(user, fields["jurisdiction"] or 0)
    return firm_out(change_enterprise(actor=user, enterprise=firm, **fields))


def _check_industry(fields: dict[str, Any]) -> None:
    known = [choice.id for choice in library().catalogue.fact("size_industry").choices]
    if fields.get("size_industry") and fields["size_industry"] not in known:
        raise RegistryError(f"没有这个划型行业；可用：{'、'.join(known)}")


def firm_out(firm: Enterprise) -> dict[str, Any]:
    """Return a firm as the interface shows it."""
    plain = (
        "id", "uscc", "name", "status", "established_on", "size_industry", "industry_code", "sector", "chain",
        "chain_link", "main_product", "product_code", "address", "legal_representative", "controller", "group_name",
        "level", "title_until", "completeness", "updated_at",
    )  # fmt: skip
    return {name: getattr(firm, name) for name in plain} | {
        "jurisdiction": firm.jurisdiction_id,
        "jurisdiction_name": firm.jurisdiction.name,
        "level_name": level_label(firm.level),
    }
