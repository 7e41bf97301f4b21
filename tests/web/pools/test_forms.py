from tests.web.case import Site
from tidu.web.pools.forms import PoolForm, ReasonForm, TakeInForm


def test_places_are_those_of_the_person(site: Site) -> None:
    form = PoolForm(person=site.district_officer)
    offered = set(form.fields["jurisdiction"].queryset)  # type: ignore[attr-defined] # a choice of objects
    assert offered == {site.east, site.town}


def test_a_wrong_rule_is_told_at_its_field(site: Site) -> None:
    data = {"name": "甲", "kind": "cultivation", "jurisdiction": site.root.pk, "rule": "revenue >= 2000"}
    form = PoolForm(data, person=site.officer)
    assert "入库条件有误" in form.errors["rule"][0]
    assert PoolForm(data | {"rule": ""}, person=site.officer).is_valid()


def test_reasons_are_needed() -> None:
    assert not ReasonForm({"reason": " "}).is_valid()
    assert not TakeInForm({"firms": "甲"}).is_valid()
