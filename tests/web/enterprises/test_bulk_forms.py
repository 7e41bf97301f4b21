"""What changes of many firms ask for."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises import bulk_forms
from tidu.web.enterprises.models import SourceLibrary

pytestmark = pytest.mark.django_db


def test_values_are_plain_and_told_in_words(site: Site) -> None:
    specialist = site.people["specialist"]
    form = bulk_forms.AssignForm(
        {"specialist": specialist.pk, "since": "2026-11-28", "replace": "on"}, actor=site.officer
    )
    assert form.is_valid()
    assert form.values() == {"specialist": specialist.pk, "since": "2026-11-28", "replace": True}
    assert form.told() == {
        "服务专员": specialist.name,
        "开始日期": "2026-11-28",
        "同时结束其他专员对这些企业的分派（记录保留）": "是",
    }


def test_only_local_specialists_are_offered_and_none_says_what_to_do(site: Site) -> None:
    form = bulk_forms.AssignForm({"specialist": site.officer.pk, "since": "2026-11-28"}, actor=site.officer)
    assert "specialist" in form.errors
    assert "请系统管理员先" in str(bulk_forms.AssignForm(actor=site.stranger)["specialist"].help_text)


def test_a_library_is_chosen_or_named(site: Site) -> None:
    library = SourceLibrary.objects.create(root=site.root, name="示例库")
    foreign = SourceLibrary.objects.create(root=site.elsewhere, name="别处库")

    def form(**data: object) -> bulk_forms.LibraryAddForm:
        return bulk_forms.LibraryAddForm({"since": "2026-11-28", **data}, actor=site.officer)

    chosen, named = form(library=library.pk), form(name="新库")
    assert chosen.is_valid()
    assert chosen.values() == {"library": library.pk, "since": "2026-11-28"}
    assert named.is_valid()
    assert named.values() == {"name": "新库", "since": "2026-11-28"}
    for wrong in (form(), form(library=library.pk, name="新库"), form(library=foreign.pk)):
        assert not wrong.is_valid()
    assert not bulk_forms.LibraryRemoveForm(
        {"library": foreign.pk, "until": "2026-11-28"}, actor=site.officer
    ).is_valid()


def test_something_must_be_set_and_places_are_named(site: Site) -> None:
    assert not bulk_forms.FieldsForm({"sector": ""}, actor=site.officer).is_valid()
    assert not bulk_forms.FieldsForm({"jurisdiction": site.west.pk}, actor=site.district_officer).is_valid()
    form = bulk_forms.FieldsForm({"jurisdiction": site.town.pk, "chain": "机器人"}, actor=site.officer)
    assert form.is_valid()
    assert form.values() == {"jurisdiction": site.town.pk, "chain": "机器人"}
    assert form.told() == {"所属产业链": "机器人", "所属辖区": "示例东镇"}


def test_a_mark_may_have_a_term(site: Site) -> None:
    form = bulk_forms.FollowUpForm({"note": "核实", "due": ""}, actor=site.officer)
    assert form.is_valid()
    assert form.values() == {"note": "核实"}
