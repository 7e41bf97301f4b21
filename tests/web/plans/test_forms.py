from tests.web.case import Site
from tests.web.plans.made import PACK
from tidu.web.plans.forms import AdoptForm


def test_plans_of_the_place_come_first_and_places_are_ones_own(site: Site) -> None:
    code = site.root.codes.get()
    code.code = "330109"
    code.save()
    form = AdoptForm(person=site.district_officer)
    assert form.fields["plan_id"].choices[0][0] == "xiaoshan.plan-2022"  # type: ignore[attr-defined] # a choice
    assert list(form.fields["jurisdiction"].queryset) == [site.east, site.town]  # type: ignore[attr-defined] # a choice of objects
    assert not AdoptForm(
        {"plan_id": PACK, "jurisdiction": site.west.pk}, person=site.district_officer
    ).is_valid()
    assert not AdoptForm(
        {"plan_id": "x", "jurisdiction": site.east.pk}, person=site.district_officer
    ).is_valid()
