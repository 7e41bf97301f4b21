"""Notices of the tests: a batch of a city that recognises itself, listed, published, over."""

from datetime import date, timedelta

from tests.web.applications.kit import apply, open_batch, person
from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.batches.models import Batch
from tidu.web.notices.announcing import AnnouncementWords, change_announcement, make_announcement
from tidu.web.notices.models import Announcement, Notice, NoticeFirm, Objection
from tidu.web.notices.objections import Said, receive, sender_of
from tidu.web.notices.services import make_notice, publish_notice

CITY = "changchun.srdi-city-recognition"
DOCUMENT = "示例工信〔2026〕12号"
SAID = Said("示例异议人", "000-0000000", "该企业所报研发费用与实际不符。")
SENDER = sender_of("192.0.2.1")


def city_batch(site: Site, *, state: str = "reviewed") -> Batch:
    """A batch in which both firms of the city have been reviewed."""
    batch = open_batch(site, CITY)
    apply(batch, site.east_firm, state=state)
    apply(batch, site.west_firm, state=state)
    return batch


def draft(site: Site) -> Notice:
    return make_notice(actor=site.officer, batch=city_batch(site))


def published(site: Site, on: date | None = None) -> Notice:
    """A notice that began today, or on a day."""
    return publish_notice(actor=site.officer, notice=draft(site), on=on)


def over(site: Site) -> Notice:
    """A notice whose term has passed."""
    return published(site, date.today() - timedelta(days=60))  # noqa: DTZ011 - two months are enough in any zone


def objected(notice: Notice, firm: str = "示例东镇精密机械有限公司") -> Objection:
    """An objection from the public against a firm of a running notice."""
    listed = NoticeFirm.objects.select_related("notice__published_by").get(notice=notice, name=firm)
    return receive(listed=listed, said=SAID, sender=SENDER)


def ready(site: Site, notice: Notice | None = None) -> Announcement:
    """A draft of an announcement, complete."""
    made = make_announcement(actor=site.officer, notice=notice or over(site))
    words = AnnouncementWords(
        made.title, made.text, DOCUMENT, made.announced_on, made.announced_on.replace(year=2031)
    )
    return change_announcement(actor=site.officer, announcement=made, words=words)


def district_person(site: Site) -> User:
    """One more officer of the east district."""
    return person(site, "东区受理", Role.OFFICER, district=True)
