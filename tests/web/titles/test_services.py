"""Titles are recorded and withdrawn, never edited."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.audit.models import Entry
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.titles import services
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def srdi(site: Site, until: date = date(2099, 12, 31)) -> Title:
    return services.record_title(
        actor=site.officer, enterprise=site.east_firm, level="national.srdi", since=date(2026, 1, 1),
        until=until, number="示例〔2026〕1号", source=source(site),
    )  # fmt: skip


def test_a_title_raises_the_firms_level_and_its_withdrawal_lowers_it(site: Site) -> None:
    title = srdi(site)
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    assert (firm.level, firm.title_until) == ("national.srdi", date(2099, 12, 31))
    services.withdraw_title(actor=site.officer, title=title, on=date(2026, 2, 1), reason="数据造假")
    firm.refresh_from_db()
    assert (firm.level, firm.level_rank, firm.title_until) == ("", 0, None)
    assert Title.objects.get().withdrawn_reason == "数据造假"
    assert list(Entry.objects.values_list("action", flat=True)) == ["撤销称号", "登记称号"]


def test_a_renewal_is_a_line_of_its_own(site: Site) -> None:
    srdi(site, date(2098, 12, 31))
    srdi(site, date(2099, 12, 31))
    assert Title.objects.count() == 2
    with pytest.raises(RegistryError, match="已登记过"):
        srdi(site)


@pytest.mark.parametrize(
    ("level", "until", "message"),
    [
        ("national.nothing", date(2027, 1, 1), "没有这个称号"),
        ("national.tech-innovative", date(2027, 1, 1), "没有这个称号"),
        ("national.srdi", date(2025, 1, 1), "早于起日"),
    ],
)
def test_what_cannot_be_is_refused(site: Site, level: str, until: date, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        services.record_title(
            actor=site.officer, enterprise=site.east_firm, level=level, since=date(2026, 1, 1), until=until,
            source=source(site),
        )  # fmt: skip


def test_a_withdrawal_has_a_reason_and_happens_once(site: Site) -> None:
    title = srdi(site)
    with pytest.raises(RegistryError, match="原因"):
        services.withdraw_title(actor=site.officer, title=title, on=date(2026, 2, 1), reason=" ")
    services.withdraw_title(actor=site.officer, title=title, on=date(2026, 2, 1), reason="示例")
    with pytest.raises(RegistryError, match="称号已撤销，不能再撤销"):
        services.withdraw_title(actor=site.officer, title=title, on=date(2026, 2, 1), reason="示例")


def test_scope_and_right_are_checked(site: Site) -> None:
    for person in (site.people["leader"], site.stranger):
        with pytest.raises(RegistryError, match="没有维护"):
            services.record_title(
                actor=person, enterprise=site.east_firm, level="national.srdi", until=date(2027, 1, 1),
                source=source(site),
            )  # fmt: skip
