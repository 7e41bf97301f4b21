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
    found = transfers(site.officer, made, TODAY)
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
    assert (found.risen, found.fallen) == ((None, 1, 0, 1, 0), (None, 0, 0, 0, 0))
    (move,) = found.moved_by(date(2025, 12, 31), rises=True)
    assert (move.firm, move.before, move.after) == (
        site.east_firm.pk,
        "创新型中小企业",
        "专精特新中小企业",
    )
    assert (
        found.moved_by(date(2025, 12, 31), rises=False) == found.moved_by(date(2021, 1, 1), rises=True) == ()
    )


def test_a_title_that_ran_out_and_firms_of_others(site: Site) -> None:
    made = pool(site)
    take_in(actor=site.officer, pool=made, firms=[site.east_firm, site.west_firm], reason="推荐")
    record_title(
        actor=None,
        enterprise=site.east_firm,
        level="national.innovative",
        since=date(2023, 3, 1),
        until=date(2026, 2, 28),
        source=source_of(site),
    )
    found = transfers(site.officer, made, TODAY)
    assert found.fallen == (None, 0, 0, 0, 1)
    (move,) = found.moved_by(TODAY, rises=False)
    assert (move.before, move.after) == ("创新型中小企业", "")
    # A district's officer counts the firms she may see.
    east = transfers(site.people["district_officer"], made, TODAY)
    assert sum(row.counts[-1] for row in east.rows) == 1


def test_an_empty_pool(site: Site) -> None:
    assert transfers(site.officer, pool(site), TODAY).rows == ()
