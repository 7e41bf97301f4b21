from tests.web.case import Site
from tests.web.plans.made import science
from tests.web.teams.made import contact, with_teams
from tidu.web.teams.access import may_name_contacts
from tidu.web.teams.models import Contact, SectorTeam


def test_a_tenant_sees_its_own_teams_and_contacts(site: Site) -> None:
    made = contact(site, with_teams(site))
    for key in ("officer", "leader", "unit"):
        assert SectorTeam.objects.visible_to(site.people[key]).count() == 6
        assert list(Contact.objects.visible_to(site.people[key])) == [made]
    for key in ("firm", "provider", "stranger"):
        assert not SectorTeam.objects.visible_to(site.people[key]).exists()
        assert not Contact.objects.visible_to(site.people[key]).exists()


def test_a_unit_names_its_own_contacts(site: Site) -> None:
    adopted, other = with_teams(site), science(site)
    unit = site.people["unit"]
    assert may_name_contacts(unit, adopted, site.bureau)
    assert not may_name_contacts(unit, adopted, other)
    assert may_name_contacts(site.officer, adopted, other)
    for key in ("leader", "stranger", "firm"):
        assert not may_name_contacts(site.people[key], adopted, site.bureau)
