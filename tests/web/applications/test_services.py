import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from tests.web.applications.kit import TODAY, apply, open_batch
from tests.web.case import Site
from tests.web.evidence.files import PDF
from tidu.engine.errors import FactError
from tidu.web.applications.errors import ApplicationError
from tidu.web.applications.models import Application
from tidu.web.applications.services import add_material, begin, fill_in, may_fill, remove_material
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Status

pytestmark = pytest.mark.django_db
LAST = TODAY.year - 1


def test_one_in_progress_a_firm_level_and_batch(site: Site) -> None:
    batch = open_batch(site)
    first = begin(user=site.people["firm"], batch=batch, firm=site.east_firm)
    assert begin(user=site.officer, batch=batch, firm=site.east_firm) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        apply(batch, site.east_firm)


def test_what_is_begun_starts_where_the_workflow_says(site: Site) -> None:
    made = begin(user=site.people["firm"], batch=open_batch(site), firm=site.east_firm)
    assert (made.state, made.level, made.case, made.created_by) == (
        "draft", "national.srdi", "new", site.people["firm"],
    )  # fmt: skip
    assert Entry.objects.filter(action="开始申报", object_id=str(made.pk)).exists()


@pytest.mark.parametrize(
    ("key", "firm", "message"),
    [
        ("firm", "west", "没有为这家企业申报的权限"),
        ("district_officer", "west", "没有为这家企业申报的权限"),
        ("leader", "east", "没有为这家企业申报的权限"),
    ],
)
def test_for_whom_nobody_else_applies(site: Site, key: str, firm: str, message: str) -> None:
    with pytest.raises(ApplicationError, match=message):
        begin(user=site.people[key], batch=open_batch(site), firm=site.firms[firm])


def test_a_batch_for_others(site: Site) -> None:
    batch = open_batch(site)
    batch.areas.set([site.west])
    with pytest.raises(ApplicationError, match="不面向这家企业"):
        begin(user=site.officer, batch=batch, firm=site.east_firm)
    batch.areas.set([site.east])
    batch.sector = "示例产业"
    batch.save()
    with pytest.raises(ApplicationError, match="不面向这家企业"):
        begin(user=site.officer, batch=batch, firm=site.east_firm)


def test_a_batch_that_is_not_open(site: Site) -> None:
    batch = open_batch(
        site, opens_on=TODAY.replace(year=TODAY.year - 1), closes_on=TODAY.replace(year=TODAY.year - 1)
    )
    with pytest.raises(ApplicationError, match="现在不受理"):
        begin(user=site.officer, batch=batch, firm=site.east_firm)


def test_a_firm_that_is_gone(site: Site) -> None:
    site.east_firm.status = Status.CLOSED
    site.east_firm.save()
    with pytest.raises(ApplicationError, match="注销、吊销"):
        begin(user=site.officer, batch=open_batch(site), firm=site.east_firm)


def test_values_are_kept_and_taken_out(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    firm = site.people["firm"]
    fill_in(user=firm, application=made, values={("revenue", LAST): "1500万", ("employees", LAST): "80"})
    made.refresh_from_db()
    assert made.draft == [
        {"fact": "employees", "year": LAST, "value": "80"},
        {"fact": "revenue", "year": LAST, "value": "15000000.00"},
    ]
    fill_in(user=firm, application=made, values={("revenue", LAST): None})
    made.refresh_from_db()
    assert [one["fact"] for one in made.draft] == ["employees"]


def test_a_value_that_does_not_fit_changes_nothing(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    with pytest.raises(FactError):
        fill_in(user=site.officer, application=made, values={("revenue", LAST): "很多"})
    with pytest.raises(ApplicationError, match="不能这样填报"):
        fill_in(user=site.officer, application=made, values={("revenue", 0): "1500万"})
    made.refresh_from_db()
    assert made.draft == []


def test_a_firm_states_no_judgement_of_the_authority(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    with pytest.raises(ApplicationError, match="不能这样填报"):
        fill_in(user=site.people["firm"], application=made, values={("dishonesty_list", 0): "否"})


def test_only_drafts_are_filled_in_and_only_by_their_people(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="submitted")
    with pytest.raises(ApplicationError, match="已提交，等待初审”，不能修改"):
        fill_in(user=site.people["firm"], application=made, values={})
    Application.objects.update(state="draft")
    with pytest.raises(ApplicationError, match="没有填报这份申报的权限"):
        fill_in(user=site.people["leader"], application=made, values={})
    assert not may_fill(site.people["expert"], made)


def test_a_material_of_another_application(site: Site) -> None:
    batch = open_batch(site)
    made, other = apply(batch, site.east_firm), apply(batch, site.west_firm)
    file = SimpleUploadedFile("说明.pdf", PDF, "application/pdf")
    material = add_material(user=site.officer, application=other, file=file)
    with pytest.raises(ApplicationError, match="已经移除"):
        remove_material(user=site.officer, application=made, material=material)
