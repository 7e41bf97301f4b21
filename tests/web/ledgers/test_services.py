"""Ledger rows are added and removed; a ledger is declared complete."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine import FactError
from tidu.web.audit.models import Entry
from tidu.web.enterprises.guards import RegistryError
from tidu.web.ledgers import services
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow

pytestmark = pytest.mark.django_db


def patent(site: Site, **values: object) -> LedgerRow:
    return services.add_row(
        actor=site.officer, enterprise=site.east_firm, ledger="ip", source=source(site),
        values={"kind": "发明专利", "number": "ZL1", "granted_on": "2020/1/2", **values},
    )  # fmt: skip


def test_a_row_is_kept_by_the_catalogue_and_trailed_in_words(site: Site) -> None:
    row = patent(site, pledge_amount="20万")
    assert row.number == "ZL1"
    assert row.values == {
        "kind": "invention_patent", "number": "ZL1", "granted_on": "2020-01-02", "pledge_amount": "200000.00",
    }  # fmt: skip
    entry = Entry.objects.latest("pk")
    assert entry.action == "登记知识产权台账"
    assert entry.after == {
        "种类": "发明专利",
        "证书号": "ZL1",
        "授权日期": "2020-01-02",
        "质押融资额": "20 万元",
    }


def test_a_number_stands_once_until_it_is_removed(site: Site) -> None:
    row = patent(site)
    with pytest.raises(RegistryError, match="已有编号 ZL1"):
        patent(site)
    services.remove_row(actor=site.officer, row=row, reason="重复")
    patent(site)
    assert LedgerRow.objects.count() == 2
    with pytest.raises(RegistryError, match="已经删除"):
        services.remove_row(actor=site.officer, row=row, reason="重复")


def test_what_does_not_fit_is_refused(site: Site) -> None:
    with pytest.raises(FactError, match="授权日期"):
        patent(site, granted_on="去年")
    with pytest.raises(RegistryError, match="没有这个台账"):
        services.add_row(
            actor=site.officer, enterprise=site.east_firm, ledger="titles", values={}, source=source(site)
        )
    with pytest.raises(RegistryError, match="没有内容"):
        services.add_row(
            actor=site.officer,
            enterprise=site.east_firm,
            ledger="ip",
            values={"name": " "},
            source=source(site),
        )


def test_completeness_is_stated_and_taken_back(site: Site) -> None:
    today = timezone.localdate()
    for day in (date(2026, 1, 1), today):
        services.mark_complete(actor=site.officer, enterprise=site.east_firm, ledger="ip", as_of=day)
    assert LedgerCompleteness.objects.get().as_of == today
    services.mark_complete(actor=site.officer, enterprise=site.east_firm, ledger="ip", as_of=None)
    assert not LedgerCompleteness.objects.exists()
    with pytest.raises(RegistryError, match="今天"):
        services.mark_complete(
            actor=site.officer, enterprise=site.east_firm, ledger="ip", as_of=today + timedelta(days=1)
        )


def test_scope_and_right_are_checked(site: Site) -> None:
    row = patent(site)
    for person in (site.people["leader"], site.stranger):
        with pytest.raises(RegistryError, match="没有维护"):
            services.remove_row(actor=person, row=row, reason="示例")


def test_a_correction_keeps_what_was_said_before(site: Site) -> None:
    row = patent(site)
    values = {"kind": "发明专利", "number": "ZL1", "granted_on": "2021-01-02"}
    new = services.change_row(actor=site.officer, row=row, values=values, source=source(site))
    assert LedgerRow.objects.filter(removed_at=None).get() == new
    assert LedgerRow.objects.get(pk=row.pk).values["granted_on"] == "2020-01-02"
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.before, entry.after) == (
        "更正知识产权台账记录",
        {"种类": "发明专利", "证书号": "ZL1", "授权日期": "2020-01-02"},
        {"种类": "发明专利", "证书号": "ZL1", "授权日期": "2021-01-02"},
    )
    same = services.change_row(actor=site.officer, row=new, values=values, source=source(site))
    assert same == new
    assert Entry.objects.latest("pk") == entry
    with pytest.raises(RegistryError, match="已经删除"):
        services.change_row(actor=site.officer, row=row, values=values, source=source(site))
    with pytest.raises(RegistryError, match="没有内容"):
        services.change_row(actor=site.officer, row=new, values={"name": ""}, source=source(site))
    with pytest.raises(RegistryError, match="没有维护"):
        services.change_row(actor=site.people["firm"], row=new, values=values, source=source(site))
