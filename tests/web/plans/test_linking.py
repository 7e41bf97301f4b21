import pytest

from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan
from tests.web.pools.made import pool
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.plans.linking import AUTOMATIC, NONE, choices_of, chosen_of, link_library
from tidu.web.plans.links import links_of
from tidu.web.plans.measuring import read_targets
from tidu.web.plans.packs import plans
from tidu.web.plans.services import PlanError
from tidu.web.pools.services import take_in


def test_what_a_person_says_goes_before_the_name(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    SourceLibrary.objects.create(root=site.root, name="“专精特新”中小企业培育库")
    made = pool(site, rule="", name="重点企业库")
    take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason="推荐")
    since = made.memberships.get().since
    assert read_targets(adopted, pack, on=ON)["pool"].high == 0
    link_library(actor=site.officer, plan=adopted, library="pool", to=f"pool-{made.pk}")
    assert links_of(adopted, pack)["pool"].pool == made.pk
    assert links_of(adopted, pack)["pool"].by_hand
    assert links_of(adopted, pack)["pool"].firms(on=since) == {site.east_firm.pk}
    assert chosen_of(adopted, "pool") == f"pool-{made.pk}"
    entry = Entry.objects.get(action="指定计划的库")
    assert entry.after == {"长春市“专精特新”中小企业培育库": "培育库：重点企业库"}


def test_none_of_the_site_and_back_to_the_name(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    library = SourceLibrary.objects.create(root=site.root, name="种子企业培育库")
    link_library(actor=site.officer, plan=adopted, library="seeds", to=NONE)
    assert links_of(adopted, pack) == {}
    assert chosen_of(adopted, "seeds") == NONE
    link_library(actor=site.officer, plan=adopted, library="seeds", to=AUTOMATIC)
    assert not links_of(adopted, pack)["seeds"].by_hand
    link_library(actor=site.officer, plan=adopted, library="pool", to=f"source-{library.pk}")
    assert links_of(adopted, pack)["pool"].library == library.pk
    assert chosen_of(adopted, "pool") == f"source-{library.pk}"


def test_only_the_sites_own_are_offered_and_taken(site: Site) -> None:
    adopted = plan(site)
    foreign = SourceLibrary.objects.create(root=site.elsewhere, name="别处库")
    assert [key for key, _ in choices_of(adopted)] == [AUTOMATIC, NONE]
    with pytest.raises(PlanError, match="本站没有这个库"):
        link_library(actor=site.officer, plan=adopted, library="pool", to=f"source-{foreign.pk}")
    with pytest.raises(PlanError, match="计划中没有这个库"):
        link_library(actor=site.officer, plan=adopted, library="nothing", to=NONE)
    for key in ("district_officer", "leader", "stranger"):
        with pytest.raises(PlanError, match="没有管理这个计划的权限"):
            link_library(actor=site.people[key], plan=adopted, library="pool", to=NONE)
