"""A notice is drafted, changed and published as a whole, and frozen then."""

from datetime import date

import pytest

from tests.web.applications.kit import open_batch, step
from tests.web.case import Site
from tests.web.notices.kit import city_batch, draft, published
from tidu.web.applications.models import Application
from tidu.web.assessments.models import FrozenError
from tidu.web.audit.models import Entry
from tidu.web.calendars.services import Day, load_year
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import Notice
from tidu.web.notices.services import NoticeWords, change_notice, discard_notice, make_notice, publish_notice

pytestmark = pytest.mark.django_db


def states(site: Site) -> set[str]:
    return set(Application.objects.values_list("state", flat=True))


def test_publishing_takes_the_step_of_every_application_once(site: Site) -> None:
    notice = published(site)
    assert states(site) == {"published"}
    again = publish_notice(actor=site.officer, notice=notice)
    assert again.published_at == notice.published_at
    assert [one.steps.count() for one in Application.objects.all()] == [1, 1]
    assert Entry.objects.filter(action="发布公示").count() == 1


def test_the_term_is_counted_by_the_calendar(site: Site) -> None:
    load_year(actor=None, year=2026, days=[Day(date(2026, 5, 1), is_working=False)], source="示例〔2025〕1号")
    notice = published(site, date(2026, 4, 29))
    assert (notice.starts_on, notice.ends_on) == (date(2026, 4, 29), date(2026, 5, 7))
    assert notice.calendar_remark == ""


def test_a_year_without_data_says_so(site: Site) -> None:
    notice = published(site, date(2026, 4, 29))
    assert notice.ends_on == date(2026, 5, 6)
    assert "2026 年的节假日安排尚未录入" in notice.calendar_remark


def test_all_or_none(site: Site) -> None:
    notice = draft(site)
    Application.objects.filter(enterprise=site.west_firm).update(state="refused")
    with pytest.raises(NoticeError, match=site.west_firm.name):
        publish_notice(actor=site.officer, notice=notice)
    assert states(site) == {"reviewed", "refused"}
    notice.refresh_from_db()
    assert notice.published_at is None


def test_what_is_published_is_frozen(site: Site) -> None:
    notice = published(site)
    words = NoticeWords("改", "改", "改", 9)
    with pytest.raises(NoticeError, match="已经发布"):
        change_notice(actor=site.officer, notice=notice, words=words, chosen={1})
    with pytest.raises(NoticeError, match="已经发布"):
        discard_notice(actor=site.officer, notice=notice)
    notice.title = "改"
    with pytest.raises(FrozenError):
        notice.save()
    with pytest.raises(FrozenError):
        Notice.objects.update(title="改")
    with pytest.raises(FrozenError):
        Notice.objects.all().delete()


def test_only_its_keepers(site: Site) -> None:
    batch = city_batch(site)
    with pytest.raises(NoticeError, match="没有维护这个批次的权限"):
        make_notice(actor=site.district_officer, batch=batch)
    notice = make_notice(actor=site.officer, batch=batch)
    with pytest.raises(NoticeError, match="没有发布这份公示的权限"):
        publish_notice(actor=site.district_officer, notice=notice)


def test_a_batch_that_is_announced_above_has_no_notice_here(site: Site) -> None:
    with pytest.raises(NoticeError, match="由上级公示公告"):
        make_notice(actor=site.officer, batch=open_batch(site))


@pytest.mark.parametrize(
    ("term", "chosen", "told"), [(0, True, "公示期应为"), (5, False, "至少要有一家企业")]
)
def test_a_change_that_makes_no_notice(site: Site, term: int, told: str, *, chosen: bool) -> None:
    notice = draft(site)
    ids = set(notice.firms.values_list("application", flat=True)) if chosen else set()
    with pytest.raises(NoticeError, match=told):
        change_notice(
            actor=site.officer, notice=notice, words=NoticeWords("题", "文", "位", term), chosen=ids
        )
    assert notice.firms.count() == 2


def test_one_that_was_moved_on_by_hand_is_shown_all_the_same(site: Site) -> None:
    batch = city_batch(site)
    moved = Application.objects.get(enterprise=site.east_firm)
    step(site.officer, moved, "publish")
    notice = publish_notice(actor=site.officer, notice=make_notice(actor=site.officer, batch=batch))
    assert notice.firms.count() == 2
    assert states(site) == {"published"}
    assert moved.steps.count() == 1
