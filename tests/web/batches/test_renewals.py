"""Renewal batches from titles that end: which, whose, told once, drafts in bulk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.applications.kit import TODAY, apply, barred
from tests.web.case import Site
from tests.web.upkeep.made import title
from tidu.web.accounts.models import User
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.batches.renewals import (
    OPEN_FOR,
    begin_expected,
    endings_of,
    expected_of,
    make_renewal,
    tell_expected,
)
from tidu.web.batches.services import AHEAD_DAYS, BatchError, open_batch
from tidu.web.inbox.models import Message

pytestmark = pytest.mark.django_db
SRDI = "national.srdi"


def made(site: Site, actor: User | None = None) -> Batch:
    """Return a renewal batch of titles that end, made as the page does."""
    user = actor or site.officer
    call = next(one.call for one in endings_of(user, TODAY) if one.call.level == SRDI)
    return make_renewal(actor=user, call=call)


def firms(user: User, batch: Batch) -> list[str]:
    return [one.candidate.enterprise.name for one in expected_of(user, batch)]


def test_a_draft_of_the_case_with_standard_and_materials(site: Site) -> None:
    title(site)
    (row,) = [one for one in endings_of(site.officer, TODAY) if one.call.level == SRDI]
    assert (row.level, row.count) == ("专精特新中小企业", 1)
    batch = made(site)
    assert (batch.case, batch.level, batch.opened_at) == ("renewal", SRDI, None)
    assert (batch.opens_on, batch.closes_on) == (TODAY, TODAY + OPEN_FOR)
    assert batch.title == f"{TODAY.year}年专精特新中小企业复核"
    assert batch.materials.exists()
    with pytest.raises(BatchError, match="已有名为"):
        made(site)


def test_nothing_ends(site: Site) -> None:
    title(site, days=OPEN_FOR.days + AHEAD_DAYS + 1)
    assert endings_of(site.officer, TODAY) == []


def test_expected_are_those_whose_title_ends_in_time_and_in_scope(site: Site) -> None:
    title(site, "west", days=300)
    title(site, days=OPEN_FOR.days + AHEAD_DAYS)
    batch = made(site)
    assert firms(site.officer, batch) == [site.east_firm.name]
    title(site, "west", days=20)
    assert firms(site.officer, batch) == [site.east_firm.name]  # renewed: a later term is there
    site.west_firm.titles.filter(until=TODAY + timedelta(days=300)).delete()
    assert firms(site.officer, batch) == [site.west_firm.name, site.east_firm.name]
    assert firms(site.district_officer, batch) == [site.east_firm.name]
    batch.areas.set([site.west])
    assert firms(site.officer, batch) == [site.west_firm.name]
    batch.sector = "新材料"
    assert firms(site.officer, batch) == []


def test_firms_are_told_once_and_only_those_that_may_apply(site: Site) -> None:
    title(site)
    batch = made(site)
    with pytest.raises(BatchError, match="还没有开放"):
        tell_expected(actor=site.officer, batch=batch)
    batch = open_batch(actor=site.officer, batch=batch)
    with pytest.raises(BatchError, match="没有维护"):
        tell_expected(actor=site.district_officer, batch=batch)
    for _ in range(2):
        assert tell_expected(actor=site.officer, batch=batch) == 1
    message = Message.objects.get(recipient=site.people["firm"])
    assert (message.due_on, message.address) == (batch.closes_on, f"/batches/{batch.pk}/")
    apply(batch, site.east_firm, state=batch.workflow.spec.start)
    assert tell_expected(actor=site.officer, batch=batch) == 0


def test_drafts_are_begun_in_bulk_once(site: Site) -> None:
    title(site, days=20)
    title(site, "west", days=20)
    batch = open_batch(actor=site.officer, batch=made(site))
    type(site.west_firm).objects.filter(pk=site.west_firm.pk).update(status="revoked")
    count, refused = begin_expected(actor=site.officer, batch=batch)
    assert count == 1
    assert len(refused) == 1
    assert refused[0].startswith(site.west_firm.name)
    (one, _) = sorted(expected_of(site.officer, batch), key=lambda row: row.application is None)
    assert one.application == Application.objects.get()
    assert begin_expected(actor=site.officer, batch=batch)[0] == 0


def test_a_barred_firm_is_listed_and_left_out(site: Site) -> None:
    title(site, days=20)
    batch = open_batch(actor=site.officer, batch=made(site))
    barred(site, "national.little-giant", timezone.localdate())
    (one,) = expected_of(site.officer, batch)
    assert one.candidate.bar is not None
    assert not one.is_open
    assert begin_expected(actor=site.officer, batch=batch) == (0, [])


def test_how_far_ahead_is_the_batchs_own(site: Site) -> None:
    title(site, days=OPEN_FOR.days + 200)
    assert endings_of(site.officer, TODAY) == []
    (row,) = [one for one in endings_of(site.officer, TODAY, ahead_days=270) if one.call.level == SRDI]
    batch = make_renewal(actor=site.officer, call=row.call, ahead_days=270)
    assert firms(site.officer, batch) == [site.east_firm.name]
    batch.ahead_days = 90
    assert firms(site.officer, batch) == []
