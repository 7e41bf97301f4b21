"""A firm with something of everything, for its pages."""

from datetime import date

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.enterprises.models import Contact, LibraryEntry, Shareholder, SourceLibrary
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import FactSource, Strength
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.services import add_row, mark_complete
from tidu.web.titles.services import record_title, withdraw_title


def fill(site: Site) -> None:
    """Fill the east firm: three years, a conflict, titles, ledgers, names, people."""
    platform = source(site)
    _facts(site, platform)
    _titles(site, platform)
    _ledger(site, platform)
    _people(site)


def _facts(site: Site, platform: FactSource) -> None:
    officer, firm = site.officer, site.east_firm
    own = source(site, Strength.FIRM, "示例企业填报")
    for year, revenue in ((2023, "8000万"), (2024, "1亿"), (2025, "1.25亿")):
        record_facts(
            actor=officer, enterprise=firm, year=year, source=platform,
            values={"revenue": revenue, "rd_expense": "500万", "employees": 80}, place="表1 第3行",
        )  # fmt: skip
    record_facts(actor=officer, enterprise=firm, year=2025, source=own, values={"revenue": "1.3亿"})
    record_facts(actor=officer, enterprise=firm, year=0, source=platform, values={"class1_ip": 2})


def _titles(site: Site, platform: FactSource) -> None:
    officer, firm = site.officer, site.east_firm
    record_title(
        actor=officer, enterprise=firm, level="national.innovative", since=date(2020, 1, 1),
        until=date(2022, 12, 31), source=platform,
    )  # fmt: skip
    record_title(
        actor=officer, enterprise=firm, level="national.srdi", until=date(2099, 12, 31),
        number="示例〔2025〕1号", source=platform,
    )  # fmt: skip
    gone = record_title(
        actor=officer,
        enterprise=firm,
        level="national.little-giant",
        until=date(2098, 12, 31),
        source=platform,
    )
    withdraw_title(actor=officer, title=gone, on=date(2026, 2, 1), reason="示例原因")


def _ledger(site: Site, platform: FactSource) -> None:
    officer, firm = site.officer, site.east_firm
    for number, bought in (("ZL1", "否"), ("ZL2", "是")):
        add_row(
            actor=officer, enterprise=firm, ledger="ip", source=platform,
            values={
                "kind": "发明专利", "number": number, "name": f"示例专利{number}", "granted_on": "2020-01-01",
                "related": "是", "applied": "是", "earning": "是", "transferred_in": bought,
                "transferred_on": "2021-01-01" if bought == "是" else "", "holder_rank": 1,
            },
        )  # fmt: skip
    mark_complete(actor=officer, enterprise=firm, ledger="ip", as_of=date(2026, 3, 1))


def _people(site: Site) -> None:
    officer, firm = site.officer, site.east_firm
    change_enterprise(
        actor=officer, enterprise=firm, name="示例东镇智能机械有限公司", size_industry="industry"
    )
    Shareholder.objects.create(enterprise=firm, name="示例投资者", share="0.6")
    Contact.objects.create(enterprise=firm, name="示例联系人", phone="000-0000")
    library = SourceLibrary.objects.create(root=site.root, name="高新技术企业库")
    LibraryEntry.objects.create(enterprise=firm, library=library, since=date(2024, 1, 1))
