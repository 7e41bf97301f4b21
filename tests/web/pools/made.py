"""Pools for tests."""

from tests.web.case import Site
from tidu.web.pools.models import Pool
from tidu.web.pools.services import save_pool

RULE = "revenue >= 2000万"


def pool(
    site: Site, *, rule: str = RULE, name: str = "示例培育库", person: str = "officer", sector: str = ""
) -> Pool:
    actor = site.people[person]
    return save_pool(
        actor=actor, pool=None, name=name, jurisdiction=actor.jurisdiction, rule=rule, sector=sector
    )
