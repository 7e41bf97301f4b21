from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.meetings.forms import ItemForm, MoveForm, ReportForm
from tidu.web.organisations.models import OrganisationUnit


def test_only_the_tenants_units_are_offered(site: Site) -> None:
    foreign = OrganisationUnit.objects.create(root=site.elsewhere, jurisdiction=site.elsewhere, name="别处局")
    data = {
        "meeting": "示例",
        "raised_on": "2026-01-05",
        "title": "示例",
        "owner": str(foreign.pk),
        "due_on": "2026-02-01",
    }
    adopted = plan(site)
    assert "owner" in ItemForm(data, plan=adopted).errors
    assert ItemForm(data | {"owner": str(site.bureau.pk)}, plan=adopted).is_valid()


def test_reasons_are_asked_for() -> None:
    assert ReportForm({"text": ""}).errors["text"] == ["请写明进展或办理结果"]
    assert set(MoveForm({}).errors) == {"due_on", "why"}
