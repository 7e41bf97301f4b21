"""Forms say what is wrong at the field."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.notices.kit import city_batch, draft, over, published
from tidu.web.notices.announcing import make_announcement
from tidu.web.notices.forms import (
    AnnouncementForm,
    BatchChoiceForm,
    ListForm,
    NoticeForm,
    ObjectionForm,
    OutcomeForm,
    PublicObjectionForm,
)

pytestmark = pytest.mark.django_db


def test_only_batches_that_are_offered(site: Site) -> None:
    batch = city_batch(site)
    assert BatchChoiceForm({"batch": batch.pk}).offer([batch]).is_valid()
    assert not BatchChoiceForm({"batch": batch.pk}).offer([]).is_valid()


def test_a_notice_begins_with_its_draft(site: Site) -> None:
    notice = draft(site)
    form = NoticeForm(notice=notice)
    assert form["term"].value() == 5
    assert set(form["chosen"].value()) == set(notice.firms.values_list("application", flat=True))
    page = str(form["chosen"])
    assert f"{site.east_firm.name}（示例东镇）" in page
    bad = NoticeForm({"title": "", "text": "", "contact": "", "term": "99"}, notice=notice)
    assert set(bad.errors) == {"title", "text", "contact", "term", "chosen"}


def test_an_objection_needs_who_and_why(site: Site) -> None:
    form = ObjectionForm({}, notice=published(site))
    assert set(form.errors) == {"listed", "name", "contact", "content"}


def test_the_field_for_programs_must_stay_empty(site: Site) -> None:
    notice = published(site)
    values = {"listed": notice.firms.all()[0].pk, "name": "人", "contact": "址", "content": "由"}
    assert PublicObjectionForm(values, notice=notice).is_valid()
    assert set(PublicObjectionForm(values | {"website": "x"}, notice=notice).errors) == {"website"}


def test_an_outcome_is_one_of_two() -> None:
    assert set(OutcomeForm({"outcome": "maybe", "reason": ""}).errors) == {"outcome", "reason"}


def test_a_level_without_a_term_asks_for_the_end(site: Site) -> None:
    form = AnnouncementForm(announcement=make_announcement(actor=site.officer, notice=over(site)))
    assert form.fields["until"].required
    assert "没有规定有效期" in form.fields["until"].help_text


def test_a_list_of_tomorrow_is_a_mistake() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = ListForm({"announced_on": str(tomorrow)})
    assert form.errors["announced_on"] == ["公布日期晚于今天，请核对"]
    levels = dict(form.fields["level"].choices)  # type: ignore[attr-defined] # a choice field
    assert "national.srdi" in levels
