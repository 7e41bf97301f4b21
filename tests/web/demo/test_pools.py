"""The demo's pools: by rule and by hand, of two tenants and a zone, with firms that came and went over two years."""

from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo
from tidu.web.plans.links import links_of
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import pack
from tidu.web.pools.models import Kind, Membership, Pool


def test_pools_by_rule_and_by_hand(demo: Demo) -> None:
    pools = {pool.name: pool for pool in Pool.objects.select_related("root")}
    assert {(pool.root.name[:2], pool.kind, bool(pool.rule)) for pool in pools.values()} == {
        ("常熟", Kind.CULTIVATION, True),
        ("常熟", Kind.SEED, False),
        ("常熟", Kind.DIRECTORY, True),
        ("长春", Kind.CULTIVATION, True),
    }
    assert {pool.sector for pool in pools.values()} == {"", "装备制造", "农业"}
    assert pools["市级专精特新中小企业培育库"].refreshed_at is not None
    # Firms came and went, each with day and reason.
    made = list(Membership.objects.all())
    assert all(one.since <= ON and one.reason_in for one in made)
    gone = [one for one in made if one.until]
    assert gone
    assert all(one.until and one.since < one.until <= ON and one.reason_out for one in gone)
    assert len({one.since for one in made}) > 5
    # The plan finds its library in the pool of that name.
    adopted = AdoptedPlan.objects.select_related("root", "jurisdiction").get(pack="demo-changshu.plan-2026")
    plan = pack(adopted.pack)
    assert plan is not None
    found = links_of(adopted, plan)["city-srdi-pool"]
    assert found.pool == Pool.objects.get(name="市级专精特新中小企业培育库").pk
