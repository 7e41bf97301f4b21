import pytest

from tests.web.applications.kit import SRDI, TODAY, open_batch
from tests.web.case import Site
from tidu.web.batches.forms import BatchForm, HandlersForm, MaterialLine
from tidu.web.batches.models import Handler
from tidu.web.batches.proposals import Proposed
from tidu.workflows import Duty

pytestmark = pytest.mark.django_db


def test_a_new_batch_begins_today_for_a_month(site: Site) -> None:
    form = BatchForm(person=site.officer)
    assert form.initial["opens_on"] == TODAY
    assert (form.initial["closes_on"] - TODAY).days == 30
    offered = dict(form.fields["call"].choices)  # type: ignore[attr-defined] # a choice
    assert f"{SRDI}|national.srdi|new" in offered


def test_what_it_calls_for_is_chosen_once(site: Site) -> None:
    batch = open_batch(site)
    form = BatchForm(person=site.officer, batch=batch)
    assert "call" not in form.fields
    assert form.initial["title"] == "示例批次"


def test_parts_of_the_own_area_are_offered(site: Site) -> None:
    said = {"call": f"{SRDI}|national.srdi|new", "title": "甲", "opens_on": TODAY, "closes_on": TODAY}
    assert BatchForm({**said, "areas": [site.west.pk]}, person=site.officer).is_valid()
    form = BatchForm({**said, "areas": [site.west.pk]}, person=site.district_officer)
    assert list(form.errors) == ["areas"]


def test_a_line_without_a_name_is_no_material() -> None:
    line = MaterialLine({"label": " ", "note": "甲"})
    assert line.is_valid()
    assert line.proposed is None
    line = MaterialLine({"label": "乙", "is_mandatory": "on"})
    assert line.is_valid()
    assert line.proposed == Proposed("乙", is_mandatory=True)


def test_named_handlers_are_shown(site: Site) -> None:
    batch = open_batch(site)
    Handler.objects.create(batch=batch, duty="review", unit=site.bureau)
    form = HandlersForm(batch=batch, duties=[Duty.SCREEN, Duty.REVIEW])
    assert form.fields["units-review"].initial == [site.bureau]
    assert form.fields["users-screen"].initial == []
