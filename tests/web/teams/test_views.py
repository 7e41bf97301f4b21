from django.urls import reverse

from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tests.web.teams.made import contact, with_teams
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt
from tidu.web.teams.models import Contact, SectorTeam
from tidu.web.teams.services import enter_teams


class TestList(PageTests):
    page = "teams:list"
    refused = "firm"
    most_queries = 20

    def prepare(self, site: Site) -> None:
        contact(site, with_teams(site))
        enter_teams(adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere))

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestListForAUnit(TestList):
    allowed = "unit"


class TestNew(TestList):
    page = "teams:new"
    refused = "leader"


class TestTeam(TestList):
    page = "teams:edit"
    refused = "unit"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), SectorTeam.objects.filter(plan__root=site.root)[0].pk]

    def foreign(self, site: Site) -> list[object]:
        return [*super().arguments(site), SectorTeam.objects.filter(plan__root=site.elsewhere)[0].pk]


class TestNewContact(TestList):
    page = "teams:contact-new"
    allowed = "unit"
    refused = "leader"


class TestContact(TestList):
    page = "teams:contact"
    allowed = "unit"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), Contact.objects.get().pk]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), Contact.objects.get().pk]


def test_teams_are_taken_changed_and_removed(site: Site, client_of: ClientOf) -> None:
    adopted = plan(site)
    officer = client_of(site.officer)
    there = reverse("teams:list", args=[adopted.pk])
    assert "还有 6 个没有设立" in officer.get(there).content.decode()
    take = reverse("teams:take", args=[adopted.pk])
    assert client_of(site.people["leader"]).post(take).status_code == 404
    assert "已按文件设立 6 个专班" in officer.post(take, follow=True).content.decode()
    team = SectorTeam.objects.get(key="energy")
    edit = reverse("teams:edit", args=[adopted.pk, team.pk])
    data = {"name": "工业服务专班", "sector": "能源", "lead": "", "note": ""}
    wrong = officer.post(edit, data)
    assert wrong.status_code == 422
    assert "已有“工业服务专班”" in wrong.content.decode()
    done = officer.post(edit, data | {"name": "能源专班", "members": [site.bureau.pk]}, follow=True)
    assert "能源专班已保存" in done.content.decode()
    gone = officer.post(reverse("teams:remove", args=[adopted.pk, team.pk]), follow=True)
    assert "能源专班已撤销" in gone.content.decode()


def test_a_unit_keeps_its_contacts(site: Site, client_of: ClientOf) -> None:
    adopted = with_teams(site)
    unit = client_of(site.people["unit"])
    data = {"unit": site.bureau.pk, "name": "示例甲", "phone": "000-0000001"}
    new = reverse("teams:contact-new", args=[adopted.pk])
    assert unit.post(new, data | {"phone": "见通讯录"}).status_code == 422
    assert "联系人已保存" in unit.post(new, data, follow=True).content.decode()
    assert "已登记“示例甲”" in unit.post(new, data).content.decode()
    made = Contact.objects.get()
    remove = reverse("teams:contact-remove", args=[adopted.pk, made.pk])
    for key in ("leader", "stranger", "district_officer"):
        assert client_of(site.people[key]).post(remove).status_code == 404
    assert "联系人已删除" in unit.post(remove, follow=True).content.decode()


def test_the_workbook_is_the_tenants(site: Site, client_of: ClientOf) -> None:
    there = reverse("teams:workbook", args=[with_teams(site).pk])
    assert client_of(site.people["leader"]).get(there).content.startswith(b"PK")
    for key in ("firm", "stranger"):
        assert client_of(site.people[key]).get(there).status_code == 404
