from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.applications.bars import bar_until
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def withdrawn(site: Site, reason: str, on: date) -> None:
    Title.objects.create(
        enterprise=site.east_firm, level="national.srdi", until=date(2099, 12, 31), source=source(site),
        withdrawn_on=on, withdrawn_reason=reason,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "on", "asked", "until"),
    [
        ("申报数据造假", date(2024, 3, 1), date(2026, 6, 1), date(2027, 3, 1)),
        ("申报数据造假", date(2024, 3, 1), date(2027, 3, 1), date(2027, 3, 1)),
        ("申报数据造假", date(2024, 3, 1), date(2027, 3, 2), None),
        ("发生较大安全事故", date(2024, 2, 29), date(2026, 6, 1), date(2027, 2, 28)),
        ("企业注销", date(2024, 3, 1), date(2026, 6, 1), None),
    ],
)
def test_three_years_for_grave_reasons(
    site: Site, reason: str, on: date, asked: date, until: date | None
) -> None:
    withdrawn(site, reason, on)
    assert bar_until(site.east_firm, "national.srdi", asked) == until


def test_a_pool_is_open_to_all(site: Site) -> None:
    withdrawn(site, "偷税", date(2026, 1, 1))
    assert bar_until(site.east_firm, "", date(2026, 6, 1)) is None
    assert bar_until(site.west_firm, "national.srdi", date(2026, 6, 1)) is None
