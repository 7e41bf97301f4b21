from django.urls import reverse

from tests.web.assessments.made import fill
from tests.web.case import Site
from tests.web.pools.made import RULE, pool
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.services import refresh, take_in


class TestList(PageTests):
    page = "pools:list"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        pool(site)


class TestDetail(PageTests):
    page = "pools:detail"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        fill(site, site.east_firm)
        refresh(pool(site), actor=None)

    def arguments(self, site: Site) -> list[object]:
        return [Pool.objects.get().pk]


class TestNew(PageTests):
    page = "pools:new"
    refused = "leader"


class TestEdit(PageTests):
    page = "pools:edit"
    allowed = "district_officer"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        pool(site)
        pool(site, person="district_officer", name="东区库")

    def arguments(self, site: Site) -> list[object]:
        return [Pool.objects.get(name="东区库").pk]

    def foreign(self, site: Site) -> list[object]:
        return [Pool.objects.get(name="示例培育库").pk]


class TestRemove(PageTests):
    page = "pools:remove"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        take_in(actor=site.officer, pool=pool(site), firms=[site.east_firm], reason="推荐")

    def arguments(self, site: Site) -> list[object]:
        return [Pool.objects.get().pk, Membership.objects.get().pk]


def test_from_a_rule_to_members(site: Site, client_of: ClientOf) -> None:
    fill(site, site.east_firm)
    client = client_of(site.officer)
    data = {"name": "示例培育库", "kind": "seed", "jurisdiction": site.root.pk, "rule": RULE}
    assert client.post(reverse("pools:new"), data | {"rule": "revenue >= 2000"}).status_code == 422
    answer = client.post(reverse("pools:new"), data)
    made = Pool.objects.get()
    assert answer.headers["Location"] == reverse("pools:detail", args=[made.pk])
    assert "/jobs/" in client.post(reverse("pools:refresh", args=[made.pk])).headers["Location"]
    renamed = client.post(reverse("pools:edit", args=[made.pk]), data | {"name": "改名库"})
    assert renamed.status_code == 302
    assert Pool.objects.get().name == "改名库"


def test_a_pool_without_rule_says_so(site: Site, client_of: ClientOf) -> None:
    made = pool(site, rule="")
    answer = client_of(site.officer).post(reverse("pools:refresh", args=[made.pk]), follow=True)
    assert "没有入库条件" in answer.content.decode()


def test_firms_are_named_and_what_is_unknown_is_told(site: Site, client_of: ClientOf) -> None:
    made = pool(site)
    client = client_of(site.officer)
    address = reverse("pools:add", args=[made.pk])
    data = {"firms": f"{site.east_firm.name}\n没有这家", "reason": "推荐"}
    page = client.post(address, data, follow=True).content.decode()
    assert "入库 1 家" in page
    assert "没有这家" in page
    member = made.memberships.get()
    out = reverse("pools:remove", args=[made.pk, member.pk])
    assert client.post(out, {"reason": ""}).status_code == 422
    assert client.post(out, {"reason": "迁出"}).status_code == 302
    assert "迁出" in client.get(reverse("pools:detail", args=[made.pk]) + "?left=1").content.decode()
    assert client.post(address, {"firms": ""}, follow=True).status_code == 200
    assert client_of(site.district_officer).post(address, data).status_code == 404


def test_what_can_be_done_with_all_members(site: Site, client_of: ClientOf) -> None:
    made = pool(site, rule="")
    client, address = client_of(site.officer), reverse("pools:detail", args=[made.pk])
    leads_on = [
        f"{reverse(f'assessments:{name}')}?pool={made.pk}" for name in ("screening-new", "archive-new")
    ]
    assert not any(one in client.get(address).content.decode() for one in leads_on)  # nobody in it
    take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason="示例原因")
    assert all(one in client.get(address).content.decode() for one in leads_on)
    assert "示例培育库的在库企业" in client.get(leads_on[0]).content.decode()
