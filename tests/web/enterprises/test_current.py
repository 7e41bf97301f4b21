"""What the firm's pages read of stored facts."""

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.current import rows_behind, rows_in_force, rows_of, values_of_peers, views_of
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


def test_views_and_the_rows_behind_them(site: Site) -> None:
    fill(site)
    views = views_of(site.east_firm)
    assert sorted(views) == [0, 2023, 2024, 2025]
    rows = rows_behind(views.values())
    assert {row.source.name for row in rows.values()} == {"示例平台导出.xlsx", "示例企业填报"}
    assert rows_in_force(site.east_firm, site.west_firm).count() == 5
    assert rows_of(site.east_firm)[0].recorded_at >= rows_of(site.east_firm).last().recorded_at  # type: ignore[union-attr]


def test_peers_are_the_industrys_running_firms_of_the_tenant(site: Site) -> None:
    fill(site)
    firm = site.east_firm.pk
    asked = ((2025, 2023), ("revenue", "net_profit"))
    assert list(values_of_peers(site.root.pk, "industry", *asked)) == [
        (firm, 2023, {"revenue": "80000000.00", "net_profit": None}),
        (firm, 2025, {"revenue": "125000000.00", "net_profit": None}),
    ]
    assert list(values_of_peers(site.elsewhere.pk, "industry", *asked)) == []
    assert list(values_of_peers(site.root.pk, "retail", *asked)) == []
    Enterprise.objects.filter(pk=firm).update(status="closed")
    assert list(values_of_peers(site.root.pk, "industry", *asked)) == []
