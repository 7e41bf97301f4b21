"""What was known on a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.facts.models import FactRow
from tidu.web.facts.selectors import known_on
from tidu.web.facts.store import NewRow, record_rows

pytestmark = pytest.mark.django_db


def moment(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_superseded_row_counts_for_the_days_it_was_in_force(site: Site) -> None:
    came_from = source(site)
    old, new = (
        record_rows([NewRow(site.east_firm.pk, 2025, came_from.pk, {"revenue": value})])[0]
        for value in ("1.00", "2.00")
    )
    FactRow.objects.filter(pk=old.pk).update(recorded_at=moment(1, 23), superseded_at=moment(5))
    FactRow.objects.filter(pk=new.pk).update(recorded_at=moment(5))
    known = {
        day: {year: view.values for year, view in known_on(site.east_firm, date(2026, 3, day)).items()}
        for day in (1, 4, 5, 6)
    }
    assert known == {
        1: {2025: {"revenue": "1.00"}},
        4: {2025: {"revenue": "1.00"}},
        5: {2025: {"revenue": "2.00"}},
        6: {2025: {"revenue": "2.00"}},
    }
    assert known_on(site.east_firm, date(2026, 2, 28)) == {}
