"""Objections come in, get a receipt and an outcome; an upheld one ends the application."""

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.notices.kit import SAID, SENDER, objected, over, published, ready
from tidu.web.applications.models import Application
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.notices.announcing import publish_announcement
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import NoticeFirm, Outcome
from tidu.web.notices.objections import enter, handle, look_up, receive, sender_of

pytestmark = pytest.mark.django_db


def test_whoever_published_is_told_and_no_address_is_kept(site: Site) -> None:
    made = objected(published(site))
    message = Message.objects.get(key=f"objection:{made.pk}")
    assert (message.recipient, message.subject) == (site.officer, f"收到对{site.east_firm.name}的异议")
    assert made.sender == sender_of("192.0.2.1") != sender_of("192.0.2.2")
    assert "192.0.2.1" not in made.sender
    entry = Entry.objects.get(action="收到异议")
    assert SAID.name not in str(entry.after)


def test_an_upheld_one_ends_the_application(site: Site) -> None:
    made = objected(published(site))
    handle(actor=site.officer, objection=made, outcome=Outcome.UPHELD, reason="研发费用不实")
    application = Application.objects.get(enterprise=site.east_firm)
    assert (application.state, application.is_active) == ("refused", False)
    step = application.steps.last()
    assert step is not None
    assert (step.transition, step.reason) == ("objection-upheld", "异议成立：研发费用不实")


def test_a_dismissed_one_leaves_it(site: Site) -> None:
    made = objected(published(site))
    handle(actor=site.officer, objection=made, outcome=Outcome.DISMISSED, reason="属实")
    assert Application.objects.get(enterprise=site.east_firm).state == "published"
    found = look_up(made.receipt, SENDER)
    assert found is not None
    assert found.outcome == "dismissed"


def test_an_upheld_one_of_an_ended_application_is_only_written_down(site: Site) -> None:
    notice = published(site)
    first, second = objected(notice), objected(notice)
    handle(actor=site.officer, objection=first, outcome=Outcome.UPHELD, reason="不实")
    handle(actor=site.officer, objection=second, outcome=Outcome.UPHELD, reason="不实")
    assert Application.objects.get(enterprise=site.east_firm).steps.count() == 2


def test_after_the_term_only_officers_enter_one(site: Site) -> None:
    notice = over(site)
    listed = NoticeFirm.objects.select_related("notice").get(notice=notice, enterprise=site.east_firm)
    with pytest.raises(NoticeError, match="公示期已过"):
        receive(listed=listed, said=SAID, sender=SENDER)
    with pytest.raises(NoticeError, match="没有登记这家企业异议的权限"):
        enter(actor=site.people["leader"], listed=listed, said=SAID)
    assert enter(actor=site.officer, listed=listed, said=SAID).entered_by == site.officer
    assert notice.ends_on is not None
    assert notice.ends_on < timezone.localdate()


def test_an_announced_firm_is_not_objected_to_any_more(site: Site) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    listed = made.notice.firms.select_related("notice").get(enterprise=site.east_firm)
    with pytest.raises(NoticeError, match="企业已公告"):
        enter(actor=site.officer, listed=listed, said=SAID)


def test_who_is_not_in_scope_does_not_decide(site: Site) -> None:
    made = objected(published(site), site.west_firm.name)
    with pytest.raises(NoticeError, match="没有办理这件异议的权限"):
        handle(actor=site.district_officer, objection=made, outcome=Outcome.DISMISSED, reason="属实")


def test_decided_once_with_a_reason(site: Site) -> None:
    made = objected(published(site))
    with pytest.raises(NoticeError, match="请写明核实情况"):
        handle(actor=site.officer, objection=made, outcome=Outcome.DISMISSED, reason=" ")
    handle(actor=site.officer, objection=made, outcome=Outcome.DISMISSED, reason="属实")
    with pytest.raises(NoticeError, match="已由示例主管部门人员办结：异议不成立"):
        handle(actor=site.officer, objection=made, outcome=Outcome.UPHELD, reason="不实")
