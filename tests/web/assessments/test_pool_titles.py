from datetime import date

import polars as pl

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tidu.web.assessments.documents import FIRM
from tidu.web.assessments.pool_titles import titles_kept, with_titles
from tidu.web.packs import library
from tidu.web.titles.holdings import holdings
from tidu.web.titles.models import Title

SRDI, LITTLE = "national.srdi", "national.little-giant"


def record(
    site: Site, firm: int, level: str, until: date, since: date | None, gone: date | None = None
) -> None:
    Title.objects.create(
        enterprise_id=firm, level=level, since=since, until=until, withdrawn_on=gone, source=source_of(site)
    )


def test_titles_decide_as_they_do_firm_by_firm(site: Site) -> None:
    east, west = site.east_firm.pk, site.west_firm.pk
    record(site, east, SRDI, date(2026, 5, 31), date(2023, 6, 1))
    record(
        site, east, SRDI, date(2029, 5, 31), date(2026, 6, 1), gone=date(2026, 6, 1)
    )  # ends on the same day
    record(site, east, LITTLE, date(2027, 1, 1), None)
    record(site, west, "gone.level", date(2027, 1, 1), None)
    levels = library().levels
    facts = [
        fact for key in (SRDI, LITTLE) for fact in (levels[key].until_fact, levels[key].from_fact) if fact
    ]
    reported = dict.fromkeys(facts, date(2020, 1, 1))
    ids = sorted((east, west))
    frame = pl.DataFrame([{FIRM: pk} | reported for pk in ids])
    found = with_titles(frame, titles_kept(ids))
    assert found.columns == frame.columns
    assert found.row(by_predicate=pl.col(FIRM) == west, named=True) == {FIRM: west} | reported
    held = holdings(Title.objects.filter(enterprise=east).order_by("pk"), {}, levels)
    row = found.row(by_predicate=pl.col(FIRM) == east, named=True)
    for key in (SRDI, LITTLE):
        level = levels[key]
        assert level.until_fact
        assert row[level.until_fact] == held[key].until
        if level.from_fact:
            assert row[level.from_fact] == (held[key].since or reported[level.from_fact])
    assert held[SRDI].since == date(2023, 6, 1)


def test_what_no_standard_reads_is_not_added(site: Site) -> None:
    record(site, site.east_firm.pk, SRDI, date(2026, 5, 31), None)
    frame = pl.DataFrame({FIRM: [site.east_firm.pk]})
    assert with_titles(frame, titles_kept([site.east_firm.pk])).columns == [FIRM]
