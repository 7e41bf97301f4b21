"""Titles come from an announcement: of the firms that nothing holds back, all at once and only once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.applications.kit import step
from tests.web.case import Site
from tests.web.notices.kit import DOCUMENT, SAID, over, published, ready
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.models import Application
from tidu.web.applications.moves import TitleTerms
from tidu.web.applications.transitions import act
from tidu.web.assessments.models import FrozenError
from tidu.web.notices.announcing import (
    AnnouncementWords,
    change_announcement,
    make_announcement,
    publish_announcement,
    ready_firms,
)
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import Announcement, Notice, Outcome
from tidu.web.notices.objections import enter, handle
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def words(made: Announcement, **changed: object) -> AnnouncementWords:
    values = {"title": "题", "text": "文", "document": DOCUMENT, "announced_on": made.announced_on} | changed
    return AnnouncementWords(**values)  # type: ignore[arg-type] # as named


def test_publishing_ends_every_application_and_gives_every_title(site: Site) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    assert set(Application.objects.values_list("state", "is_active")) == {("recognised", False)}
    for title in Title.objects.all():
        assert (title.level, title.since, title.until) == (
            "changchun.srdi-city",
            made.announced_on,
            made.until,
        )
        assert title.place == DOCUMENT
    assert set(made.firms.values_list("title", flat=True)) == set(Title.objects.values_list("pk", flat=True))
    again = publish_announcement(actor=site.officer, announcement=made)
    assert again.published_at == made.published_at
    assert Title.objects.count() == 2


def test_an_open_objection_holds_its_firm_back_and_no_other(site: Site) -> None:
    notice = over(site)
    listed = notice.firms.select_related("notice").get(enterprise=site.east_firm)
    made = enter(actor=site.officer, listed=listed, said=SAID)
    publish_announcement(actor=site.officer, announcement=ready(site, notice))
    assert list(Title.objects.values_list("enterprise", flat=True)) == [site.west_firm.pk]
    handle(actor=site.officer, objection=made, outcome=Outcome.DISMISSED, reason="经核实属实")
    later = publish_announcement(actor=site.officer, announcement=ready(site, notice))
    assert list(later.firms.values_list("listed", flat=True)) == [listed.pk]
    assert Title.objects.count() == 2
    with pytest.raises(NoticeError, match="没有可以公告的企业"):
        make_announcement(actor=site.officer, notice=notice)


def test_a_firm_with_an_upheld_objection_is_not_announced(site: Site) -> None:
    notice = over(site)
    listed = notice.firms.select_related("notice").get(enterprise=site.east_firm)
    made = enter(actor=site.officer, listed=listed, said=SAID)
    handle(actor=site.officer, objection=made, outcome=Outcome.UPHELD, reason="数据不实")
    assert [one.enterprise_id for one in ready_firms(notice)] == [site.west_firm.pk]


def test_nothing_is_announced_before_the_term_is_over(site: Site) -> None:
    notice = published(site)
    with pytest.raises(NoticeError, match="公示期未满，不能公告，"):
        make_announcement(actor=site.officer, notice=notice)


def test_the_last_day_is_not_over_yet(site: Site) -> None:
    notice = published(site)
    assert notice.ends_on is not None
    assert not notice.is_over(notice.ends_on)
    assert notice.is_over(notice.ends_on + timedelta(days=1))


def test_a_title_needs_an_announcement(site: Site) -> None:
    """Even with everything else in order, the step alone gives no title."""
    application = over(site).firms.all()[0].application
    with pytest.raises(TransitionError, match="只能由公告或导入的公布名单产生"):
        step(site.officer, application, "recognise")
    today = timezone.localdate()
    with pytest.raises(TransitionError, match="只能由公告或导入的公布名单产生"):
        act(
            site.officer, application, "recognise", key="另一次", document=DOCUMENT,
            terms=TitleTerms(today, date(2031, 1, 1)),
        )  # fmt: skip
    assert not Title.objects.exists()


def test_all_or_none(site: Site) -> None:
    made = ready(site)
    application = made.notice.firms.get(enterprise=site.west_firm).application
    application.steps.create(
        position=9, transition="submit", label="提交", duty="file", from_state="draft", to_state="submitted",
        actor=site.officer, key="提交",
    )  # fmt: skip
    with pytest.raises(NoticeError, match=f"{site.west_firm.name}：这份申报由您提交"):
        publish_announcement(actor=site.officer, announcement=made)
    assert not Title.objects.exists()
    assert set(Application.objects.values_list("state", flat=True)) == {"published"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"announced_on": date(2020, 1, 1)}, "公告日期应在公示期满"),
        ({"until": date(2020, 1, 1)}, "止日早于公告日期"),
    ],
)
def test_a_date_that_cannot_be(site: Site, changed: dict[str, object], told: str) -> None:
    made = make_announcement(actor=site.officer, notice=over(site))
    with pytest.raises(NoticeError, match=told):
        change_announcement(actor=site.officer, announcement=made, words=words(made, **changed))


def test_what_an_announcement_needs(site: Site) -> None:
    made = make_announcement(actor=site.officer, notice=over(site))
    assert make_announcement(actor=site.officer, notice=Notice.objects.get()) == made
    with pytest.raises(NoticeError, match="请先写明公告文号"):
        publish_announcement(actor=site.officer, announcement=made)
    made = change_announcement(actor=site.officer, announcement=made, words=words(made))
    with pytest.raises(TransitionError, match="请写明有效期至哪一天"):
        publish_announcement(actor=site.officer, announcement=made)
    tomorrow = timezone.localdate() + timedelta(days=1)
    made = change_announcement(
        actor=site.officer, announcement=made, words=words(made, announced_on=tomorrow)
    )
    with pytest.raises(NoticeError, match="还没有到"):
        publish_announcement(actor=site.officer, announcement=made)
    with pytest.raises(NoticeError, match="没有维护这份公告的权限"):
        publish_announcement(actor=site.district_officer, announcement=made)


def test_what_is_announced_is_frozen(site: Site) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    with pytest.raises(NoticeError, match="已经发布"):
        change_announcement(actor=site.officer, announcement=made, words=words(made))
    made.title = "改"
    with pytest.raises(FrozenError):
        made.save()
