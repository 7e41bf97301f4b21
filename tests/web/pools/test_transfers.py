from datetime import date

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.pools.services import take_in
from tidu.web.pools.transfers import transfers
from tidu.web.titles.services import record_title

TODAY = date(2026, 6, 1)


def test_the_standing_at_each_year_end(site: Site) -> None:
    made = pool(site)
    take_in(actor=site.officer, pool=made, firms=[site.east_firm, site.west_firm], reason="推荐")
    for level, since, until in (
        ("national.innovative", date(2023, 3, 1), date(2026, 2, 28)),
        ("national.srdi", date(2025, 7, 1), date(2028, 6, 30)),
    ):
        record_title(
            actor=None,
            enterprise=site.east_firm,
            level=level,
            since=since,
            until=until,
            source=source_of(site),
        )
    found = transfers(made, TODAY)
    assert found.dates == (
        date(2022, 12, 31),
        date(2023, 12, 31),
        date(2024, 12, 31),
        date(2025, 12, 31),
        TODAY,
    )
    rows = {row.label: row.counts for row in found.rows}
    assert rows["创新型中小企业"] == (0, 1, 1, 0, 0)
    assert rows["专精特新中小企业"] == (0, 0, 0, 1, 1)
    assert rows["无有效称号"] == (2, 1, 1, 1, 1)
    assert found.risen == (None, 1, 0, 1, 0)


def test_an_empty_pool(site: Site) -> None:
    assert transfers(pool(site), TODAY).rows == ()
