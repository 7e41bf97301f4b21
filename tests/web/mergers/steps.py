"""Small changes of a firm's record, by name, for scripts that hypothesis writes."""

from collections.abc import Callable, Mapping
from datetime import date

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.enterprises.fact_services import settle
from tidu.web.enterprises.models import Contact, Enterprise
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.models import LedgerRow
from tidu.web.ledgers.services import add_row, mark_complete, remove_row
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title

Step = Callable[[Site, Enterprise, int], None]


def facts(site: Site, firm: Enterprise, n: int) -> None:
    record_facts(
        actor=None, enterprise=firm, year=2020 + n % 6, source=source(site, Strength(1 + n % 5)),
        values={"revenue": n, "employees": n},
    )  # fmt: skip


def decision(site: Site, firm: Enterprise, n: int) -> None:
    settle(actor=site.officer, enterprise=firm, year=2020 + n % 6, fact="revenue", value=n + 1, basis="示例")


def title(site: Site, firm: Enterprise, n: int) -> None:
    until = date(2090, 1, 1 + n % 9)
    if not Title.objects.filter(enterprise=firm, until=until).exists():
        record_title(
            actor=None, enterprise=firm, level="national.innovative", until=until, source=source(site)
        )


def patent(site: Site, firm: Enterprise, n: int) -> None:
    number = f"N{n % 9}"
    if not LedgerRow.objects.filter(enterprise=firm, number=number, removed_at=None).exists():
        add_row(actor=None, enterprise=firm, ledger="ip", values={"number": number}, source=source(site))


def removal(site: Site, firm: Enterprise, n: int) -> None:
    row = LedgerRow.objects.filter(enterprise=firm, removed_at=None).first()
    if row is not None:
        remove_row(actor=None, row=row, reason="示例")


def mark(site: Site, firm: Enterprise, n: int) -> None:
    ledger = ("ip", "awards", "equity")[n % 3]
    mark_complete(actor=None, enterprise=firm, ledger=ledger, as_of=date(2026, 1, 1 + n % 9))


def contact(site: Site, firm: Enterprise, n: int) -> None:
    Contact.objects.create(enterprise=firm, name=f"示例{n}")


def rename(site: Site, firm: Enterprise, n: int) -> None:
    change_enterprise(actor=None, enterprise=firm, name=f"示例改名{n}有限公司", sector=f"领域{n}")


STEPS: Mapping[str, Step] = {
    step.__name__: step for step in (facts, decision, title, patent, removal, mark, contact, rename)
}
