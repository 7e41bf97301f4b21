"""Many rows at once, as the ORM would have written them."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.bulk import insert, learn, moment, next_ids
from tidu.web.facts.models import CurrentFacts, FactRow, Switch
from tidu.web.facts.store import NewRow, record_rows

pytestmark = pytest.mark.django_db


def test_rows_come_back_as_they_were_given(site: Site) -> None:
    switch = Switch.objects.create(root=site.root)
    at = switch.created_at
    fields = ("enterprise_id", "year", "values", "origins", "conflicts", "updated_at", "layer", "switch_id")
    firm = site.east_firm.pk
    insert(
        CurrentFacts,
        fields,
        [
            (firm, 2025, '{"revenue": "1.00"}', '{"revenue": 7}', "{}", moment(at), 0, None),
            (firm, 2024, '{"products": "示例\\t“一”"}', "{}", "{}", moment(at), 1, switch.pk),
        ],
    )
    first, second = CurrentFacts.objects.order_by("-year")
    assert (first.values, first.origins, first.updated_at) == ({"revenue": "1.00"}, {"revenue": 7}, at)
    assert (second.values, second.switch) == ({"products": "示例\t“一”"}, switch)


def test_ids_are_nobody_elses_before_and_after(site: Site) -> None:
    came_from, firm = source(site), site.east_firm.pk
    before = record_rows([NewRow(firm, 2025, came_from.pk, {"revenue": "1.00"})])[0].pk
    ids = list(next_ids(FactRow, 3))
    fields = ("id", "enterprise_id", "year", "source_id", "values", "place", "recorded_at")
    now = moment(Switch.objects.create(root=site.root).created_at)
    insert(FactRow, fields, [(pk, firm, 2020, came_from.pk, "{}", "", now) for pk in ids])
    after = record_rows([NewRow(firm, 2024, came_from.pk, {"revenue": "1.00"})])[0].pk
    assert len({before, after, *ids}) == 5
    assert before < ids[0] < after


def test_more_rows_than_a_statement_takes(site: Site) -> None:
    firm, came_from = site.east_firm.pk, source(site)
    now = moment(Switch.objects.create(root=site.root).created_at)
    fields = ("enterprise_id", "year", "source_id", "values", "place", "recorded_at")
    insert(
        FactRow,
        fields,
        ((firm, 2020, came_from.pk, f'{{"n":"{n}"}}', f"第 {n} 行", now) for n in range(1_500)),
    )
    rows = FactRow.objects.order_by("pk").values_list("values", "place")
    assert list(rows) == [({"n": str(n)}, f"第 {n} 行") for n in range(1_500)]


def test_what_the_database_refuses_is_djangos_error(site: Site) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(FactRow, ("enterprise_id", "year"), [(site.east_firm.pk, 2020)])


@pytest.mark.usefixtures("site")
def test_the_server_learns_how_values_of_columns_are_spread() -> None:
    learn(Enterprise, ("root_id", "uscc"))
    if connection.vendor == "sqlite":
        return  # it is asked nothing
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_stats WHERE tablename = %s", [Enterprise._meta.db_table])
        assert {name for (name,) in cursor.fetchall()} == {"root_id", "uscc"}
