"""Many values in one parameter."""

import pytest
from django.db import connection

from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.among import Among, as_array

pytestmark = pytest.mark.django_db


def test_it_finds_what_in_would_find(site: Site) -> None:
    codes = [site.east_firm.uscc, site.west_firm.uscc, "没有“这个”代码'"]
    wanted = {site.east_firm.pk, site.west_firm.pk}
    assert set(Enterprise.objects.filter(Among("uscc", codes)).values_list("pk", flat=True)) == wanted
    assert set(Enterprise.objects.filter(Among("pk", wanted)).values_list("pk", flat=True)) == wanted
    assert not Enterprise.objects.filter(Among("uscc", [])).exists()


def test_it_goes_with_other_conditions_and_across_tables(site: Site) -> None:
    found = Enterprise.objects.filter(Among("jurisdiction__name", [site.town.name]), root=site.root)
    assert site.east_firm in found
    assert site.west_firm not in found


def test_many_values_are_one_parameter(site: Site) -> None:
    found = Enterprise.objects.filter(Among("uscc", ["9"] * 50_000)).order_by()
    _, parameters = found.query.sql_with_params()
    assert len(parameters) == 1
    assert not found.exists()


def test_an_array_in_one_text_keeps_every_sign() -> None:
    texts = ["示例“一”", 'a"b', "c\\d", "{e,f}", "NULL", "", " g\n", "h'"]
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has no arrays")
        cursor.execute(
            "SELECT %s::text[], %s::bigint[], %s::text[]", [as_array(texts), as_array([7, -8]), as_array([])]
        )
        assert cursor.fetchone() == (texts, [7, -8], [])
