"""What a person wants; where she has not chosen, the default holds."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tidu.web.audit.models import Entry
from tidu.web.inbox.choices import DEFAULTS, choices_of, choose
from tidu.web.inbox.kinds import Mode
from tidu.web.inbox.models import Choice

pytestmark = pytest.mark.django_db


def test_by_default_only_mail_goes_out_and_news_stays_inside() -> None:
    assert {mode for (_, channel), mode in DEFAULTS.items() if channel != "mail"} == {Mode.OFF}
    assert DEFAULTS["news", "mail"] == Mode.OFF
    assert DEFAULTS["due", "mail"] == Mode.NOW
    assert DEFAULTS["todo", "mail"] == Mode.DIGEST


def test_own_choices_count_and_only_changes_are_kept(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    modes = {("todo", "mail"): "off", ("due", "mail"): "now"}
    assert choose(user=site.officer, modes=modes) == 1
    assert choose(user=site.officer, modes=modes) == 0
    with django_assert_num_queries(1):
        found = choices_of([site.officer.pk, site.operator.pk])
    assert found[site.officer.pk]["todo", "mail"] == Mode.OFF
    assert found[site.operator.pk] == DEFAULTS
    assert Choice.objects.count() == 1
    entry = Entry.objects.get()
    assert (entry.before, entry.after) == ({"待办事项·电子邮件": "每日汇总"}, {"待办事项·电子邮件": "不发送"})
