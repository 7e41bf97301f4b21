"""The form offers what belongs to the tenant and splits aliases."""

import pytest

from tests.web.case import Site
from tidu.web.organisations.forms import UnitForm

pytestmark = pytest.mark.django_db


def test_aliases_are_split_at_every_usual_sign(site: Site) -> None:
    data = {
        "name": "局",
        "kind": "department",
        "jurisdiction": site.root.pk,
        "aliases_text": "甲、乙，丙; 丁",
    }
    form = UnitForm(data, operator=site.operator)
    assert form.is_valid(), form.errors
    assert form.fields_for_service()["aliases"] == ["甲", "乙", "丙", "丁"]
    long = UnitForm(data | {"aliases_text": "长" * 81}, operator=site.operator)
    assert long.errors["aliases_text"] == ["每个别名不超过 80 个字"]


def test_a_place_of_another_tenant_is_not_offered(site: Site) -> None:
    data = {"name": "局", "kind": "department", "jurisdiction": site.elsewhere.pk}
    assert "jurisdiction" in UnitForm(data, operator=site.operator).errors
    assert UnitForm(instance=site.bureau, operator=site.operator).initial["aliases_text"] == "市工信局"
