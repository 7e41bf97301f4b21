"""Forms offer only what belongs to the operator's tenant and say what is wrong."""

import pytest
from django.forms import ModelChoiceField

from tests.web.case import PASSWORD, Site
from tidu.web.accounts.forms import AccountForm, ChangePasswordForm, TokenForm
from tidu.web.accounts.roles import Role

pytestmark = pytest.mark.django_db


def account_form(site: Site, **data: object) -> AccountForm:
    base = {"username": "demo-new", "name": "示例新人", "role": Role.OFFICER, "jurisdiction": site.root.pk}
    return AccountForm(base | data, operator=site.operator)


def test_only_places_and_units_of_the_tenant_are_offered(site: Site) -> None:
    form = account_form(site)
    places, units = form.fields["jurisdiction"], form.fields["organisation"]
    assert isinstance(places, ModelChoiceField)
    assert isinstance(units, ModelChoiceField)
    assert places.queryset is not None
    assert units.queryset is not None
    assert set(places.queryset) == {site.root, site.east, site.west, site.town}
    assert site.bureau in units.queryset


def test_a_firm_is_named_by_its_code(site: Site) -> None:
    form = account_form(site, role=Role.FIRM, enterprise_code=site.east_firm.uscc.lower())
    assert form.is_valid(), form.errors
    assert form.fields_for_service()["enterprise"] == site.east_firm


def test_a_firm_of_another_tenant_is_unknown(site: Site) -> None:
    assert "enterprise_code" in account_form(site, enterprise_code=site.foreign_firm.uscc).errors


def test_sectors_are_split_at_either_comma(site: Site) -> None:
    form = account_form(site, sectors_text="汽车、光电，生物 ")
    assert form.is_valid(), form.errors
    assert form.fields_for_service()["sectors"] == ["汽车", "光电", "生物"]


@pytest.mark.parametrize(
    ("token", "valid"), [("123456", True), ("12345", False), ("12345a", False), ("", False)]
)
def test_a_token_is_six_digits(token: str, *, valid: bool) -> None:
    assert TokenForm({"token": token}).is_valid() is valid


def test_the_two_new_passwords_must_agree(site: Site) -> None:
    data = {"old": PASSWORD, "password1": "一个足够长的新密码", "password2": "另一个足够长的密码"}
    assert "password2" in ChangePasswordForm(site.officer, data).errors
