"""Forms of reviews."""

import pytest

from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, review
from tidu.web.reviews.checks import Item
from tidu.web.reviews.forms import CheckForm, CriterionForm, DrawForm, SheetForm
from tidu.web.reviews.models import Kind, Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def test_everybody_who_can_be_drawn_is_offered_and_chosen(site: Site) -> None:
    batch, people = review(site), experts(site)
    form = DrawForm(batch=batch)
    assert form.fields["experts"].initial == [str(one.pk) for one in people]
    assert ("示例专家1（示例大学，新材料）") in {label for _, label in form.fields["experts"].choices}  # type: ignore[attr-defined]
    assert form.fields["seed"].initial != DrawForm(batch=batch).fields["seed"].initial


def test_a_sample_is_for_inspections(site: Site) -> None:
    batch, people = review(site), experts(site)
    said = {"each": 1, "seed": "1", "sample": 1, "experts": [people[0].pk], "inspectors": [site.officer.pk]}
    form = DrawForm(said | {"kind": Kind.EXPERTS}, batch=batch)
    assert form.is_valid()
    assert (form.order.sample, form.chosen) == (None, [people[0]])
    form = DrawForm(said | {"kind": Kind.INSPECTION}, batch=batch)
    assert form.is_valid()
    assert (form.order.sample, form.chosen) == (1, [site.officer])


def test_points_have_their_limits(site: Site) -> None:
    batch = review(site)
    draw(site, batch, experts(site))
    criteria = list(batch.criteria.all())
    sheet = Sheet.objects.all()[0]
    first, second = (f"c{one.pk}" for one in criteria)
    form = SheetForm({first: "60.5", second: "41"}, sheet=sheet, criteria=criteria)
    assert set(form.errors) == {first, second}
    form = SheetForm({first: "60", second: ""}, sheet=sheet, criteria=criteria)
    assert form.is_valid()
    assert list(form.points.values()) == [60, None]


def test_a_line_without_a_label_is_left_out() -> None:
    empty, whole = CriterionForm({}), CriterionForm({"label": "甲", "most": 5})
    assert empty.is_valid()
    assert whole.is_valid()
    assert empty.proposed is None
    assert whole.proposed is not None
    assert whole.proposed.most == 5


def test_a_check_list_has_two_fields_an_item() -> None:
    form = CheckForm(
        {"mark0": "fine", "remark0": ""}, items=(Item("m:1", "甲", "", is_given=True),), checks=[]
    )
    assert form.is_valid()
    assert form.found == {"m:1": ("fine", "")}
    assert not CheckForm({"mark0": "没有"}, items=form.items, checks=[]).is_valid()
