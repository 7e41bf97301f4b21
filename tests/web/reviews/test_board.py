"""The chair's view: by mean, ties share a rank, the quota beside it."""

import pytest

from tests.web.applications.kit import step
from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, hand_in, review
from tidu.web.applications.models import Application
from tidu.web.reviews.board import board_of, steps_for
from tidu.web.reviews.models import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def test_applications_stand_by_their_mean(site: Site) -> None:
    batch = review(site)
    batch.quota = 1
    draw(site, batch, experts(site))
    for sheet in Sheet.objects.all():
        hand_in(sheet, 50 if sheet.application.enterprise_id == site.west_firm.pk else 40, 30)
    board = board_of(site.officer, batch)
    assert [(row.application.enterprise, row.rank, row.within_quota) for row in board.rows] == [
        (site.west_firm, 1, True),
        (site.east_firm, 2, False),
    ]
    assert (board.most, board.sheets, board.submitted) == (100, 4, 4)
    assert [row.spread.mean for row in board.rows if row.spread] == [80, 70]
    assert all(row.is_complete for row in board.rows)


def test_equal_means_share_a_rank_and_unscored_stand_last(site: Site) -> None:
    batch = review(site)
    draw(site, batch, experts(site))
    assert [row.rank for row in board_of(site.officer, batch).rows] == [0, 0]
    sheets = list(Sheet.objects.all())
    hand_in(sheets[-1], 40, 30)
    board = board_of(site.officer, batch)
    assert [row.rank for row in board.rows] == [1, 0]
    assert [row.submitted for row in board.rows] == [1, 0]
    assert not board.rows[0].is_complete
    for sheet in sheets[:-1]:
        hand_in(sheet, 40, 30)
    assert [row.rank for row in board_of(site.officer, batch).rows] == [1, 1]


def test_points_are_not_seen_before_they_are_submitted(site: Site) -> None:
    batch = review(site)
    draw(site, batch, experts(site))
    sheet = Sheet.objects.all()[0]
    sheet.scores.create(criterion=batch.criteria.all()[0], points=9)
    assert all(total.points is None for row in board_of(site.officer, batch).rows for total in row.totals)


def test_it_offers_the_steps_of_this_site_and_says_what_was_decided(site: Site) -> None:
    batch = review(site)
    made = Application.objects.get(enterprise=site.east_firm)
    assert [one.id for one in steps_for(batch, board_of(site.officer, batch).rows)] == [
        "review-return",
        "review-pass",
        "review-refuse",
    ]
    step(site.officer, made, "review-refuse", reason="示例理由甲")
    rows = {row.application.pk: row for row in board_of(site.officer, batch).rows}
    decided = rows[made.pk].decided
    assert decided is not None
    assert decided.reason == "示例理由甲"
    assert len(board_of(site.district_officer, batch).rows) == 1
