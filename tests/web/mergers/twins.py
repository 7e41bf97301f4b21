"""Two records of one made-up firm, each with something of everything."""

from datetime import date
from typing import Any

from django.db.models import Model

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tests.web.facts.makers import source
from tests.web.starts import start
from tidu.engine import uscc
from tidu.web.accounts.models import Assignment, User
from tidu.web.enterprises.models import Contact, Enterprise, LibraryEntry, Product, SourceLibrary
from tidu.web.enterprises.services import change_enterprise, create_enterprise
from tidu.web.evidence.models import Evidence
from tidu.web.facts.models import CurrentFacts, FactRow, Strength
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.ledgers.services import add_row, mark_complete
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title

# updated_at says when, not what; a view of figures is made anew.
_UNTOLD = frozenset({"updated_at"})
_REMADE = frozenset({"facts.currentfacts"})
_PARTS: tuple[type[Model], ...] = (
    Contact, Product, LibraryEntry, FactRow, CurrentFacts, Title, LedgerRow, LedgerCompleteness, Assignment, Evidence,
    User,
)  # fmt: skip


@start
def twin_of(site: Site) -> Enterprise:
    """Fill the east firm, and make a second record of it under another code in the west."""
    fill(site)
    officer = site.officer
    twin = create_enterprise(
        actor=officer, uscc=uscc.make("990103", "MA000777"), name="示例东镇精密机械有限责任公司",
        jurisdiction=site.west, sector="装备", size_industry="retail", main_product="示例轴承",
    )  # fmt: skip
    twin = change_enterprise(actor=officer, enterprise=twin, name="示例东镇精密机械（有限责任公司）")
    came_from = source(site, Strength.DEPARTMENT, "示例税务数据.xlsx")
    for year, revenue in ((2022, "7000万"), (2025, "1.28亿")):
        record_facts(
            actor=officer, enterprise=twin, year=year, source=came_from, values={"revenue": revenue, "net_profit": 1}
        )  # fmt: skip
    for until in (date(2099, 12, 31), date(2097, 1, 1)):
        record_title(actor=officer, enterprise=twin, level="national.srdi", until=until, source=came_from)
    for number in ("ZL1", "ZL9"):
        add_row(
            actor=officer, enterprise=twin, ledger="ip", source=came_from, values={"kind": "发明专利", "number": number}
        )  # fmt: skip
    for ledger in ("ip", "awards"):
        mark_complete(actor=officer, enterprise=twin, ledger=ledger, as_of=date(2026, 2, 1))
    Contact.objects.create(enterprise=twin, name="示例另一联系人", phone="000-0000")
    Product.objects.create(enterprise=twin, name="示例齿轮")
    library = SourceLibrary.objects.get(name="高新技术企业库")
    LibraryEntry.objects.create(enterprise=twin, library=library)
    Assignment.objects.create(user=site.people["specialist"], enterprise=twin, since=date(2026, 1, 1))
    Evidence.objects.create(
        root=site.root, enterprise=twin, name="示例审计.pdf", stored_as="twin", content_type="application/pdf",
        size=1, sha256="0", uploaded_by=officer,
    )  # fmt: skip
    return twin


def everything_of(*firms: Enterprise) -> dict[str, list[Any]]:
    """Return all that the database has of firms, comparable before and after."""
    ids = [firm.pk for firm in firms]
    told: dict[str, list[Any]] = {
        "firms": list(Enterprise.objects.filter(pk__in=ids).order_by("pk").values())
    }
    for firm in firms:
        told[f"names of {firm.pk}"] = list(firm.former_names.order_by("pk").values())
        told[f"codes of {firm.pk}"] = list(firm.former_codes.order_by("pk").values())
    for model in _PARTS:
        label = model._meta.label_lower
        order = ("enterprise", "year") if label in _REMADE else ("pk",)
        rows = model._default_manager.filter(enterprise__in=ids).order_by(*order).values()
        left_out = _UNTOLD | ({"id"} if label in _REMADE else set())
        told[label] = [{name: value for name, value in row.items() if name not in left_out} for row in rows]
    told["firms"] = [
        {name: value for name, value in row.items() if name not in _UNTOLD} for row in told["firms"]
    ]
    return told
