"""What workflows ask of notices."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.notices.kit import CITY, objected, published
from tidu.web.applications.models import Application
from tidu.web.applications.moves import Move
from tidu.web.applications.needs import CHECKS
from tidu.web.notices.models import Notice
from tidu.web.notices.needs import no_objection, notice_over
from tidu.workflows import Need

pytestmark = pytest.mark.django_db


def move(application: Application, days: int = 0, *, external: bool = False) -> Move:
    step = application.batch.workflow.transition("recognise")
    on = timezone.localdate() + timedelta(days=days)
    return Move(None, application, step, on, external=external)


def test_they_answer_for_their_words() -> None:
    assert CHECKS[Need.NOTICE_OVER] is notice_over
    assert CHECKS[Need.NO_OBJECTION] is no_objection


def test_a_term_that_is_not_over(site: Site) -> None:
    listed = published(site).firms.select_related("application__batch").all()[0]
    notice = Notice.objects.get()
    assert notice.ends_on is not None
    left = (notice.ends_on - timezone.localdate()).days
    assert "期满后才能办理" in notice_over(move(listed.application, left))
    assert notice_over(move(listed.application, left + 1)) == ""


def test_nothing_was_public(site: Site) -> None:
    application = apply(open_batch(site, CITY), site.east_firm, state="published")
    assert notice_over(move(application)) == "还没有公示，公示期满后才能办理"
    assert notice_over(move(application, external=True)) == ""


def test_an_open_objection_counts_for_its_firm(site: Site) -> None:
    notice = published(site)
    objected(notice)
    for listed in notice.firms.select_related("application__enterprise", "application__batch"):
        told = no_objection(move(listed.application))
        assert bool(told) == (listed.enterprise_id == site.east_firm.pk)
        assert told in ("", f"{site.east_firm}还有 1 件异议未办结")
