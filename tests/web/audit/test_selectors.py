"""The trail is read within the tenant, by word, day and keyset."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tidu.web.audit import services
from tidu.web.audit.models import Entry
from tidu.web.audit.selectors import changes_of, entries_for, history_of, sealed_position

pytestmark = pytest.mark.django_db


def test_leaders_see_the_tenant_others_their_own_actions(site: Site) -> None:
    mine = services.record(actor=site.officer, action="修改", target=site.east_firm)
    services.record(actor=site.stranger, action="修改", target=site.foreign_firm)
    assert list(entries_for(site.people["leader"])) == [mine]
    assert list(entries_for(site.officer)) == [mine]
    assert list(entries_for(site.people["specialist"])) == []


def test_words_and_days_narrow(site: Site) -> None:
    entry = services.record(actor=site.officer, action="导出名单", target=site.east_firm)
    today = timezone.localdate()
    assert list(entries_for(site.operator, search="导出")) == [entry]
    assert list(entries_for(site.operator, search="精密机械", since=today, until=today)) == [entry]
    assert list(entries_for(site.operator, until=today - timedelta(days=1))) == []


def test_before_is_a_place_in_the_list(site: Site) -> None:
    entries = [services.record(actor=site.officer, action="修改") for _ in range(3)]
    assert list(entries_for(site.operator, before=entries[2].pk)) == [entries[1], entries[0]]


def test_the_history_of_an_object(site: Site) -> None:
    first = services.record(actor=site.officer, action="修改", target=site.east_firm)
    services.record(actor=site.officer, action="修改", target=site.west_firm)
    assert list(history_of("enterprises.enterprise", site.east_firm.pk)) == [first]


def test_changes_carry_labels_and_both_sides(site: Site) -> None:
    entry = Entry(before={"sector": "汽车"}, after={"sector": "光电", "odd": 1})
    changes = changes_of(entry, {"sector": "产业领域"})
    assert [(c.label, c.before, c.after) for c in changes] == [("产业领域", "汽车", "光电"), ("odd", None, 1)]


def test_the_chain_knows_its_length(site: Site) -> None:
    assert sealed_position() == 0
    services.record(actor=site.officer, action="修改")
    assert services.seal() == sealed_position() == 1
