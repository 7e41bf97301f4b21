"""Rows with switches: what counts now, and what will once one is thrown."""

import pytest
from django.db import transaction
from django.utils import timezone

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.facts.heard import lock_firms, rows_of, view_of
from tidu.web.facts.models import FactRow, Strength, Switch

pytestmark = pytest.mark.django_db


def revenue(site: Site, switch: int | None = None) -> object:
    rows = rows_of([site.east_firm.pk]).get((site.east_firm.pk, 2025), [])
    return view_of(rows, switch).values.get("revenue")


def say(site: Site, value: str, since: Switch | None = None, **fields: object) -> FactRow:
    return FactRow.objects.create(
        enterprise=site.east_firm, year=2025, source=source(site, Strength.DEPARTMENT),
        values={"revenue": value}, since=since, **fields,
    )  # fmt: skip


def test_a_row_comes_and_goes_with_its_switches(site: Site) -> None:
    come, go = (Switch.objects.create(root=site.root) for _ in range(2))
    say(site, "1.00")
    new = say(site, "2.00", come)
    assert (revenue(site), revenue(site, come.pk)) == ("1.00", "2.00")
    Switch.objects.filter(pk=come.pk).update(thrown_at=timezone.now())
    FactRow.objects.filter(pk=new.pk).update(until=go)
    assert (revenue(site), revenue(site, go.pk)) == ("2.00", "1.00")
    assert new in FactRow.objects.in_force()
    Switch.objects.filter(pk=go.pk).update(thrown_at=timezone.now())
    assert revenue(site) == "1.00"
    assert new not in FactRow.objects.in_force()


def test_superseded_rows_are_not_heard(site: Site) -> None:
    say(site, "1.00", superseded_at=timezone.now())
    assert rows_of([site.east_firm.pk]) == {}


def test_firms_are_locked_in_a_transaction(site: Site) -> None:
    with transaction.atomic():
        lock_firms([site.east_firm.pk, site.west_firm.pk])
