"""The demo's notices: one announced with titles, one running."""

from tidu.web.applications.models import Application
from tidu.web.demo.services import Demo
from tidu.web.notices.models import Announcement, Notice
from tidu.web.titles.models import Title

LEVEL = "changchun.srdi-city"


def test_one_list_is_announced_and_one_notice_follows(demo: Demo) -> None:
    announced = Announcement.objects.get()
    assert announced.root.name == "长春市"
    assert announced.published_at is not None
    first, second = Notice.objects.order_by("pk")
    assert announced.notice == first
    assert second.published_at is not None
    assert second.starts_on is not None
    assert first.ends_on is not None
    assert first.ends_on < second.starts_on
    assert "示例" in first.contact


def test_titles_of_the_announced_and_of_no_other(demo: Demo) -> None:
    listed = set(Announcement.objects.get().firms.values_list("listed__enterprise", flat=True))
    from_it = Title.objects.filter(level=LEVEL, place=Announcement.objects.get().document)
    assert set(from_it.values_list("enterprise", flat=True)) == listed
    assert listed
    shown = Notice.objects.order_by("pk")[1].firms.values_list("application", flat=True)
    assert set(Application.objects.filter(pk__in=shown).values_list("state", flat=True)) == {"published"}
