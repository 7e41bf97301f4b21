import pytest

from tests.web.case import Site
from tests.web.plans.made import science
from tests.web.teams.made import with_teams
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.teams.forms import ContactForm, TeamForm


def test_only_the_tenants_units_are_offered(site: Site) -> None:
    adopted = with_teams(site)
    foreign = OrganisationUnit.objects.create(root=site.elsewhere, jurisdiction=site.elsewhere, name="别处局")
    data = {"name": "示例专班", "sector": "工业", "lead": str(foreign.pk)}
    assert "lead" in TeamForm(data, plan=adopted).errors
    assert TeamForm({**data, "lead": str(site.bureau.pk)}, plan=adopted).is_valid()


def test_a_unit_is_offered_itself(site: Site) -> None:
    adopted, other = with_teams(site), science(site)
    data = {"unit": str(other.pk), "name": "示例甲", "phone": "000-0000001"}
    assert "unit" in ContactForm(data, plan=adopted, person=site.people["unit"]).errors
    assert ContactForm(data, plan=adopted, person=site.officer).is_valid()


@pytest.mark.parametrize(
    ("phone", "good"),
    [
        ("0431-80000000", True),
        ("000 0000 转 12", True),
        ("+86 13800000000", True),
        ("见通讯录", False),
        ("1", False),
    ],
)
def test_a_telephone_can_be_dialled(site: Site, phone: str, *, good: bool) -> None:
    data = {"unit": str(site.bureau.pk), "name": "示例甲", "phone": phone}
    form = ContactForm(data, plan=with_teams(site), person=site.officer)
    assert form.is_valid() is good
