"""Who sees an import: whoever made it, and operators of the tenant."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import firm, staged
from tidu.web.accounts.roles import Role
from tidu.web.imports.models import ImportRun, QueueRow

pytestmark = pytest.mark.django_db


def test_owner_and_operator_see_it_and_nobody_else(site: Site) -> None:
    run = staged(site, [firm(1), {**firm(2), "统一社会信用代码": ""}])
    seeing = {
        key
        for key, person in site.people.items()
        if run in ImportRun.objects.visible_to(person) and QueueRow.objects.visible_to(person).exists()
    }
    assert seeing == {Role.OFFICER, Role.OPERATOR}


def test_losing_the_right_is_losing_sight(site: Site) -> None:
    staged(site, [firm(1)])
    site.officer.role = Role.LEADER
    assert not ImportRun.objects.visible_to(site.officer).exists()
