"""What happened to a title, newest first."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.titles.course import Kind
from tidu.web.titles.history import items_of, renews
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

pytestmark = pytest.mark.django_db


def term(site: Site, since: date, until: date) -> Title:
    made: Title = Title.objects.create(
        enterprise=site.east_firm, level="national.srdi", since=since, until=until, source=source(site)
    )
    return made


def test_a_term_that_follows_without_a_gap_is_a_renewal(site: Site) -> None:
    first = term(site, date(2020, 7, 1), date(2023, 6, 30))
    second = term(site, date(2023, 7, 1), date(2026, 6, 30))
    late = term(site, date(2026, 8, 1), date(2029, 7, 31))
    assert [renews(*pair) for pair in ((second, first), (first, second), (late, second))] == [
        True, False, False
    ]  # fmt: skip
    titles = [first, second, late]
    told = [items_of(one, [], titles, date(2026, 7, 1)) for one in titles]
    assert [[item.title for item in items] for items in told] == [
        ["到期", "认定"],
        ["到期", "复核延续"],
        ["认定"],
    ]


def test_a_step_says_ground_reason_document_bar_and_who(site: Site) -> None:
    title = term(site, date(2026, 1, 1), date(2028, 12, 31))
    words = Words("抽查发现", "示例〔2026〕9号", "fabrication")
    take_step(actor=site.officer, title=title, kind=Kind.REVOKED, on=date(2026, 5, 1), words=words)
    (step, granted) = items_of(title, list(title.events.all()), [title], date(2026, 6, 1))
    for word in (
        "情形：数据造假",
        "抽查发现",
        "示例〔2026〕9号",
        "至 2029-04-30 不得申报",
        site.officer.name,
    ):
        assert word in step.text
    assert (step.time, step.title, step.tone, granted.title) == ("2026-05-01", "撤销", "red", "认定")
