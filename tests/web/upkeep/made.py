"""Titles of made-up firms for the tests of upkeep; all days are counted from today, as the pages do."""

from datetime import date, timedelta

from django.utils import timezone

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tidu.engine.upkeep import months_after
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.services import record_facts
from tidu.web.titles.models import Title
from tidu.web.upkeep.models import UpdateCall, YearlyUpdate

COMPLETE = {
    "revenue": "4200万", "main_revenue": "4000万", "net_profit": "300万", "rd_expense": "210万",
    "total_assets": "6000万", "total_liabilities": "2200万", "employees": "80", "rd_staff": "20",
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


def title(
    site: Site, key: str = "east", level: str = "national.srdi", *, days: int = 100, since: date | None = None
) -> Title:
    """A title in force that ends in some days."""
    until = today() + timedelta(days=days)
    made: Title = Title.objects.create(
        enterprise=site.firms[key], level=level, since=since or months_after(until, -36), until=until,
        number="示例〔2024〕1号", source=source_of(site),
    )  # fmt: skip
    return made


def complete(site: Site, firm: Enterprise, year: int, **changes: object) -> None:
    """All data that a yearly update asks for; None leaves one out."""
    values = {name: value for name, value in {**COMPLETE, **changes}.items() if value is not None}
    record_facts(actor=None, enterprise=firm, year=year, source=source_of(site), values=values)


def called(site: Site, year: int) -> UpdateCall:
    return UpdateCall.objects.create(root=site.root, year=year)


def updated(one: Title, year: int, *, due: date, done: date) -> YearlyUpdate:
    return YearlyUpdate.objects.create(title=one, year=year, due_on=due, rule="r", way="here", done_on=done)
