"""A tenant with titles, for the tests of the dashboard."""

from datetime import date

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tidu.web.titles.services import record_title


def add_titles(site: Site, today: date) -> None:
    """The east firm is a little giant for 20 days more and was innovative; the west one holds nothing."""
    for level, since, until in (
        ("national.innovative", date(today.year - 4, 1, 1), date(today.year - 1, 1, 1)),
        ("national.little-giant", date(today.year - 2, 7, 1), date.fromordinal(today.toordinal() + 20)),
    ):
        record_title(
            actor=None,
            enterprise=site.east_firm,
            level=level,
            since=since,
            until=until,
            source=source_of(site),
        )
    site.east_firm.refresh_from_db()
