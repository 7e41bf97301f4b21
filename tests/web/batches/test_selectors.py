from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.applications.kit import MONTH, TODAY, apply, open_batch
from tests.web.case import Site
from tidu.web.batches.selectors import batch_lines, local_duties, stage_table, standing_of
from tidu.workflows import Duty, Rank

pytestmark = pytest.mark.django_db


def test_a_countdown(site: Site) -> None:
    batch = open_batch(site)
    last = batch.closes_on

    def told(day: object) -> tuple[str, str]:
        standing = standing_of(batch, day)  # type: ignore[arg-type] # a date
        return standing.label, standing.tone

    assert told(TODAY) == (f"受理中，还有 {MONTH.days} 天", "green")
    assert told(last - timedelta(days=3)) == ("受理中，还有 3 天", "yellow")
    assert told(last) == ("今天截止", "yellow")
    assert told(last + timedelta(days=1)) == ("已截止", "secondary")
    assert told(batch.opens_on - timedelta(days=2)) == ("2 天后开始", "azure")
    batch.closed_at = timezone.now()
    assert told(TODAY) == ("已提前截止", "secondary")
    batch.opened_at = None
    assert told(TODAY) == ("未开放", "secondary")


def test_lines_count_what_a_person_sees(site: Site) -> None:
    batch = open_batch(site)
    apply(batch, site.east_firm, state="recognised")
    apply(batch, site.west_firm)
    (line,) = batch_lines(site.officer)
    assert (line.total, line.ended_good) == (2, 1)
    (line,) = batch_lines(site.district_officer)
    assert (line.total, line.ended_good) == (1, 1)


def test_numbers_by_stage_and_part_in_the_order_of_the_workflow(site: Site) -> None:
    batch = open_batch(site)
    apply(batch, site.west_firm, state="screened")
    apply(batch, site.east_firm, state="submitted")
    table = stage_table(site.officer, batch)
    assert [one[1] for one in table.states] == ["待区县初审", "待市级评审"]
    assert [(row[0], row[1]) for row in table.rows] == [(site.east, (1, 0)), (site.west, (0, 1))]
    assert (table.totals, table.total) == ((1, 1), 2)
    assert stage_table(site.officer, open_batch(site, title="空")).total == 0


def test_work_that_is_done_here(site: Site) -> None:
    batch = open_batch(site)
    assert local_duties(batch, Rank.CITY) == [Duty.SCREEN, Duty.REVIEW, Duty.DECIDE]
    assert local_duties(batch, Rank.DISTRICT) == [Duty.SCREEN]
