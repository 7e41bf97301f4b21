"""Which firms an import takes with it, and why others stay."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, undone
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.leaving import delete_firms, referred_to
from tidu.web.ledgers.services import add_row

pytestmark = pytest.mark.django_db


def test_a_firm_that_only_the_import_knows_may_leave(site: Site) -> None:
    run = applied(site, [firm(1, 联系人="示例甲", 曾用名="示例旧厂")])
    assert referred_to(run, [known(1).pk]) == {}


def test_whatever_else_points_at_a_firm_keeps_it(site: Site) -> None:
    run = applied(site, [firm(1), firm(2), firm(3)])
    person = site.people["specialist"]
    Assignment.objects.create(user=person, enterprise=known(1), since=date(2026, 1, 1))
    add_row(actor=None, enterprise=known(2), ledger="ip", values={"number": "示例1"}, source=run.source)
    assert referred_to(run, [known(number).pk for number in (1, 2, 3)]) == {
        known(1).pk: "已有其他分派引用",
        known(2).pk: "已有其他台账记录引用",
    }


def test_what_another_import_says_keeps_it_unless_that_one_is_undone(site: Site) -> None:
    run = applied(site, [firm(1)])
    other = applied(site, [firm(1, 产业领域="新材料", **{"2025年从业人员": 5})], source="示例乙局")
    assert known(1).pk in referred_to(run, [known(1).pk])
    undone(other)
    assert referred_to(run, [known(1).pk]) == {}


def test_deleting_takes_all_that_is_the_firms(site: Site) -> None:
    applied(site, [firm(1, 联系人="示例甲", 曾用名="示例旧厂")])
    assert delete_firms([known(1).pk]) == 1
    assert not Enterprise.objects.filter(uscc=code(1)).exists()
