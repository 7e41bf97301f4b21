import pytest

from tests.web.case import Site
from tests.web.plans.made import plan, science
from tests.web.teams.made import contact, with_teams
from tidu.web.audit.models import Entry
from tidu.web.teams.models import Contact, SectorTeam
from tidu.web.teams.services import (
    TeamError,
    remove_contact,
    remove_team,
    save_contact,
    save_team,
    take_teams,
)


def test_the_documents_teams_are_set_up_once(site: Site) -> None:
    adopted = with_teams(site)
    teams = list(adopted.teams.all())
    assert [one.sector for one in teams] == ["能源", "工业", "农业", "建筑", "文旅", "商贸"]
    assert {one.lead for one in teams} == {site.bureau, None}  # the site has only one of the six units
    assert teams[1].clause == "三（一）"
    assert "待确认" in teams[2].note
    assert take_teams(actor=site.officer, plan=adopted) == ()
    assert Entry.objects.filter(action="按文件设立专班").count() == 1


def test_a_team_is_added_changed_and_removed(site: Site) -> None:
    adopted, other = plan(site), science(site)
    made = save_team(
        actor=site.officer,
        plan=adopted,
        team=None,
        name="示例专班",
        sector="工业",
        lead=site.bureau,
        members=[site.bureau, other],
    )
    # The leading unit is no member beside itself.
    assert list(made.members.all()) == [other]
    save_team(
        actor=site.officer, plan=adopted, team=made, name="示例专班", sector="能源", lead=other, members=[]
    )
    entry = Entry.objects.get(action="修改专班")
    assert (entry.before or {})["领域"] == "工业"
    assert (entry.before or {})["成员单位"] == ["示例市科学技术局"]
    assert (entry.after or {})["领域"] == "能源"
    with pytest.raises(TeamError, match="已有“示例专班”"):
        save_team(
            actor=site.officer, plan=adopted, team=None, name="示例专班", sector="x", lead=None, members=[]
        )
    remove_team(actor=site.officer, team=made)
    assert not SectorTeam.objects.exists()


def test_contacts_are_named_by_their_unit(site: Site) -> None:
    adopted = with_teams(site)
    made = contact(site, adopted)
    assert made.team is not None
    with pytest.raises(TeamError, match="已登记“示例甲”"):
        contact(site, adopted, person="officer")
    changed = save_contact(
        actor=site.people["unit"],
        plan=adopted,
        contact=made,
        unit=site.bureau,
        name="示例乙",
        phone="000-2222222",
    )
    assert (changed.pk, changed.name, changed.team) == (made.pk, "示例乙", None)
    remove_contact(actor=site.people["unit"], contact=changed)
    assert not Contact.objects.exists()
    assert (Entry.objects.get(action="删除联系人").before or {})["姓名"] == "示例乙"


def test_a_team_that_goes_leaves_its_contacts(site: Site) -> None:
    adopted = with_teams(site)
    made = contact(site, adopted)
    assert made.team is not None
    remove_team(actor=site.officer, team=made.team)
    made.refresh_from_db()
    assert made.team is None


def test_what_is_refused(site: Site) -> None:
    adopted, other = with_teams(site), science(site)
    made = contact(site, adopted)
    for key in ("unit", "leader", "district_officer", "stranger"):
        person = site.people[key]
        with pytest.raises(TeamError, match="没有管理这个计划的专班的权限"):
            take_teams(actor=person, plan=adopted)
        with pytest.raises(TeamError, match="没有登记这个单位联系人的权限"):
            save_contact(actor=person, plan=adopted, contact=None, unit=other, name="示例", phone="1")
    with pytest.raises(TeamError, match="没有登记这个单位联系人的权限"):
        save_contact(
            actor=site.people["unit"], plan=adopted, contact=made, unit=other, name="示例", phone="1"
        )
    with pytest.raises(TeamError, match="没有删除这个单位联系人的权限"):
        remove_contact(actor=site.people["leader"], contact=made)


def test_a_plan_gone_from_the_packs(site: Site) -> None:
    adopted = plan(site)
    adopted.pack = "gone.plan-2020"
    adopted.save()
    with pytest.raises(TeamError, match="规则包中已没有这个计划"):
        take_teams(actor=site.officer, plan=adopted)
