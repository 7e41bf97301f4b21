import polars as pl

from tests.web.case import Site
from tidu.web.assessments import columns
from tidu.web.assessments.columns import as_text, columns_of
from tidu.web.enterprises.models import Enterprise

SCHEMA = {"firm": pl.Int64, "name": pl.String, "day": pl.String}


def test_rows_become_columns_however_many_are_fetched_at_once(site: Site, monkeypatch) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - pytest's own
    Enterprise.objects.filter(pk=site.east_firm.pk).update(established_on="2019-03-02")
    asked = Enterprise.objects.order_by("pk").values_list("pk", "name", as_text("established_on"))
    firms = Enterprise.objects.order_by("pk")
    for rows in (1, 1000):
        monkeypatch.setattr(columns, "_ROWS", rows)
        found = columns_of(asked, SCHEMA)
        assert found.schema == SCHEMA
        assert found["name"].to_list() == [firm.name for firm in firms]
        day = found.filter(pl.col("firm") == site.east_firm.pk)["day"]
        assert day.to_list() == ["2019-03-02"]


def test_nothing_found_keeps_the_types(site: Site) -> None:
    none = Enterprise.objects.filter(pk=-1).values_list("pk", "name", as_text("established_on"))
    assert columns_of(none, SCHEMA).schema == SCHEMA
