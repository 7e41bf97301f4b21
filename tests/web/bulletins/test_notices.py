from django.urls import reverse

from tests.web.bulletins.made import issued
from tests.web.case import Site
from tidu.web.bulletins.notices import tell_issued
from tidu.web.inbox.models import Message


def test_units_officers_and_leaders_are_told_once(site: Site) -> None:
    made = issued(site)
    told = Message.objects.filter(key=f"bulletin:{made.pk}")
    assert {one.recipient for one in told} == {site.officer, site.people["unit"], site.people["leader"]}
    first = told[0]
    assert first.subject == "通报已印发：2026年第1期"
    assert first.address == reverse("bulletins:detail", args=[made.pk])
    tell_issued(made)
    assert told.count() == 3
