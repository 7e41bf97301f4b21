"""Facts of a firm by year: what counts now with its source, and what a source says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Router

from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for, source_named
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import FactsIn, Id, strength_of
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import YearOut
from tidu.web.facts.models import FactRow, Strength
from tidu.web.facts.selectors import current_views
from tidu.web.facts.services import record_facts
from tidu.web.packs import fact_label

if TYPE_CHECKING:
    from tidu.web.enterprises.models import Enterprise

router = Router(tags=["企业数据"])


@router.get(
    "/firms/{firm_id}/facts",
    **needs(Scope.FACTS_READ),
    response={200: list[YearOut], **PROBLEMS},
    summary="企业各年度数据",
    description="现行数据及其来源；其他来源的不同说法列在 conflicts 中。",
)
def get_facts(request: HttpRequest, firm_id: Id) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return what counts now, year by year, with its source."""
    return years_of(firm_for(caller(request), firm_id))


@router.post(
    "/firms/{firm_id}/facts",
    **needs(Scope.FACTS_WRITE),
    response={200: list[YearOut], **PROBLEMS},
    summary="登记企业数据",
    description="登记一个来源对某一年度的说法；可信度更高的来源不会被改写，不同之处列为冲突。",
)
def add_facts(request: HttpRequest, firm_id: Id, body: FactsIn) -> Any:  # noqa: ANN401 - as above
    """Record what a source says of a year."""
    user = caller(request)
    firm = firm_for(user, firm_id)
    record_facts(
        actor=user,
        enterprise=firm,
        year=body.year,
        source=source_named(user, body.source, strength_of(body.strength)),
        values=body.values,
        place=body.place,
    )
    return years_of(firm)


def years_of(firm: Enterprise) -> list[dict[str, Any]]:
    """Return a firm's current facts, newest year first."""
    views = [view for _, view in sorted(current_views(firm).items(), reverse=True)]
    ids = {row for view in views for row in view.origins.values()}
    ids |= {said["row"] for view in views for others in view.conflicts.values() for said in others}
    rows = FactRow.objects.select_related("source").in_bulk(ids)
    return [
        {
            "year": view.year,
            "facts": [
                {
                    "fact": fact,
                    "label": fact_label(fact),
                    "value": value,
                    "source": rows[view.origins[fact]].source.name,
                    "strength": Strength(rows[view.origins[fact]].source.strength).name.lower(),
                    "place": rows[view.origins[fact]].place,
                    "conflicts": [
                        {"value": said["value"], "source": rows[said["row"]].source.name}
                        for said in view.conflicts.get(fact, ())
                    ],
                }
                for fact, value in view.values.items()
            ],
        }
        for view in views
    ]
