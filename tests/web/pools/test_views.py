from datetime import date

from django.urls import reverse
from django.utils import timezone

from tests.web.assessments.made import fill, source_of
from tests.web.case import Site
from tests.web.pools.made import RULE, pool
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.services import refresh, take_in
from tidu.web.titles.services import record_title


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


def test_who_rose_is_listed_behind_the_figure(site: Site, client_of: ClientOf) -> None:
    made = pool(site)
    take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason="推荐")
    last_year = timezone.localdate().year - 1
    record_title(
        actor=None,
        enterprise=site.east_firm,
        level="national.srdi",
        since=date(last_year, 7, 1),
        until=date(last_year + 3, 6, 30),
        source=source_of(site),
    )
    client, address = client_of(site.officer), reverse("pools:detail", args=[made.pk])
    link = f"?by={last_year}-12-31&amp;moved=up#moved"
    assert link in client.get(address).content.decode()
    shown = client.get(address, {"by": f"{last_year}-12-31", "moved": "up"}).content.decode()
    assert "谁变了" in shown
    assert shown.count(site.east_firm.name) > client.get(address).content.decode().count(site.east_firm.name)
    assert (
        "这一时点没有企业变化"
        in client.get(address, {"by": f"{last_year}-12-31", "moved": "down"}).content.decode()
    )
    assert "谁变了" not in client.get(address, {"by": "2025-99-99"}).content.decode()


def test_the_form_is_in_chinese_and_helps_with_the_rule(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.officer).get(reverse("pools:new")).content.decode()
    assert "Jurisdiction" not in page
    assert "专精特新中小企业" in page
