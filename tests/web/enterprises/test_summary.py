"""What lists show of a firm without joins."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.summary import YEARLY, completeness, refresh_summaries
from tidu.web.facts.models import CurrentFacts
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def test_a_title_that_expires_leaves_the_list(site: Site) -> None:
    firm = site.east_firm
    Title.objects.create(enterprise=firm, level="national.srdi", until=date(2026, 6, 1), source=source(site))
    levels = []
    for day in (date(2026, 6, 1), date(2026, 6, 2)):
        assert refresh_summaries([firm.pk], today=day) == 1
        firm.refresh_from_db()
        levels.append((firm.level, firm.title_until))
    assert levels == [("national.srdi", date(2026, 6, 1)), ("", None)]
    assert refresh_summaries([firm.pk], today=date(2026, 6, 2)) == 0


def test_completeness_counts_the_last_full_year(site: Site) -> None:
    firm = site.east_firm
    CurrentFacts.objects.create(enterprise=firm, year=2024, values={"revenue": "1.00"})
    CurrentFacts.objects.create(enterprise=firm, year=2025, values={"revenue": "1.00", "employees": "0"})
    refresh_summaries([firm.pk], today=date(2026, 6, 1))
    firm.refresh_from_db()
    assert firm.completeness == 25  # three of twelve: established_on, revenue, employees


def test_only_all_of_it_is_a_hundred() -> None:
    firm = Enterprise(
        established_on=date(2015, 1, 1), size_industry="industry", sector="新材料", main_product="示例产品"
    )
    everything = dict.fromkeys(YEARLY, "1")
    assert completeness(firm, everything) == 100
    assert completeness(firm, everything | {"revenue": ""}) == 91
