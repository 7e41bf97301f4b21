"""Rows in bulk are the rows that Django writes."""

from datetime import date
from decimal import Decimal

import pytest
from django.forms.models import model_to_dict

from tests.web.case import Site
from tidu.web.demo.bulk import Table, reset_sequences
from tidu.web.enterprises.models import Contact, Enterprise, Shareholder
from tidu.web.facts.models import FactRow, FactSource
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def _source(site: Site) -> FactSource:
    return FactSource.objects.create(root=site.root, name="示例来源", strength=3)


def test_a_row_reads_back_as_one_of_djangos(site: Site) -> None:
    source, firm = _source(site), site.east_firm
    values = {"revenue": "1500.00", "own_brand": True, "note": "“示例”"}
    ours = Table(FactRow, "enterprise_id", "source_id", "year", "values")
    ours.add(firm.pk, source.pk, 2025, values)
    ours.flush()
    written = FactRow.objects.get()
    theirs = FactRow.objects.create(enterprise=firm, source=source, year=2025, values=values)
    assert model_to_dict(written, exclude=["id"]) == model_to_dict(theirs, exclude=["id"])
    theirs.refresh_from_db()
    assert abs(theirs.recorded_at - written.recorded_at).total_seconds() < 60
    assert FactRow.objects.filter(values__revenue="1500.00", values__own_brand=True).count() == 2


def test_dates_shares_and_empty_values(site: Site) -> None:
    title = Table(Title, "enterprise_id", "source_id", "level", "since", "until")
    title.add(site.east_firm.pk, _source(site).pk, "national.srdi", None, date(2026, 2, 28))
    title.flush()
    found = Title.objects.get()
    assert (found.since, found.until, found.withdrawn_on, found.batch) == (None, date(2026, 2, 28), None, "")
    shares = Table(Shareholder, "enterprise_id", "name", "share")
    shares.add(site.east_firm.pk, "示例", Decimal("0.51"))
    shares.flush()
    assert Shareholder.objects.get().share == Decimal("0.51")


def test_keys_of_ours_and_then_the_databases(site: Site) -> None:
    table = Table(Contact, "id", "enterprise_id", "name")
    first = table.next_id()
    for key in range(first, first + 3):
        table.add(key, site.east_firm.pk, f"示例{key}")
    table.flush()
    assert table.next_id() == first + 3
    reset_sequences((Contact, Enterprise))
    assert Contact.objects.create(enterprise=site.east_firm, name="示例").pk == first + 3


def test_nothing_to_write_is_no_query(site: Site, django_assert_num_queries: object) -> None:
    table = Table(Contact, "enterprise_id", "name")
    with django_assert_num_queries(0):  # type: ignore[operator] # the fixture is a context manager
        table.flush()
