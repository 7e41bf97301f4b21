"""Exports are their owner's alone."""

import pytest

from tests.web.case import Site
from tests.web.exports.made import asked
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.exports.access import scope_of
from tidu.web.exports.models import Export

pytestmark = pytest.mark.django_db


def test_nobody_else_sees_an_export_and_without_the_right_not_even_its_owner(site: Site) -> None:
    asked(site.officer)
    assert Export.objects.visible_to(site.officer).count() == 1
    for person in (site.operator, site.district_officer, site.stranger):
        assert not Export.objects.visible_to(person).exists()
    User.objects.filter(pk=site.officer.pk).update(role=Role.EXPERT)
    assert not Export.objects.visible_to(User.objects.get(pk=site.officer.pk)).exists()


def test_a_scope_is_role_place_and_sectors(site: Site) -> None:
    before = scope_of(site.officer)
    for name, value in (("role", Role.LEADER), ("jurisdiction", site.east), ("sectors", ["装备"])):
        changed = User.objects.get(pk=site.officer.pk)
        setattr(changed, name, value)
        assert scope_of(changed) != before
    assert scope_of(User.objects.get(pk=site.officer.pk)) == before
