"""Records beside master data are added, changed and removed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model

from tests.web.case import Site
from tidu.engine import uscc
from tidu.web.audit.models import Entry
from tidu.web.enterprises import related_services as services
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Contact, EnterpriseCode, LibraryEntry, Shareholder
from tidu.web.enterprises.related import KINDS

pytestmark = pytest.mark.django_db
VALUES: dict[str, dict[str, Any]] = {
    "contacts": {"name": "示例联系人", "position": "", "phone": "000-0000"},
    "shareholders": {"name": "示例投资者", "uscc": "", "share": Decimal("0.6")},
    "products": {"name": "示例轴承", "code": "3451", "share": None, "note": ""},
    "libraries": {"library": "独角兽库", "since": date(2026, 1, 1), "until": None, "reason": "示例"},
    "names": {"name": "示例旧名有限公司", "until": None},
    "codes": {"uscc": uscc.make("990102", "MA000900"), "until": date(2020, 1, 1)},
}


def add(site: Site, kind: str, key: str = "officer", **changed: Any) -> Model:  # noqa: ANN401 - any field value
    return services.add_record(
        actor=site.people[key],
        enterprise=site.east_firm,
        kind=KINDS[kind],
        values={**VALUES[kind], **changed},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_added_changed_and_removed_with_a_trail(site: Site, kind: str) -> None:
    record = add(site, kind)
    known = KINDS[kind]
    last = known.fields[-1]
    changed = {**known.values_of(record), last: "新" if last in ("phone", "note", "reason") else None}
    services.change_record(actor=site.officer, kind=known, record=record, values=changed)
    services.change_record(actor=site.officer, kind=known, record=record, values=changed)
    services.remove_record(actor=site.officer, kind=known, record=record, reason="示例")
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    middle = [] if kind == "names" else [f"修改{known.label}"]
    assert actions == [f"登记{known.label}", *middle, f"删除{known.label}"]
    assert not known.model._default_manager.exists()
    assert Entry.objects.latest("pk").after == {"删除原因": "示例"}


def test_the_trail_is_in_words(site: Site) -> None:
    add(site, "shareholders")
    assert Entry.objects.latest("pk").after == {"股东": "示例投资者", "持股比例": "60.0%"}


def test_codes_are_mended_and_checked(site: Site) -> None:
    code = uscc.make("990102", "MA000901")
    assert isinstance(record := add(site, "shareholders", uscc=f" {code.lower()} "), Shareholder)
    assert record.uscc == code
    with pytest.raises(RegistryError, match="代码不对"):
        add(site, "codes", uscc="123")
    with pytest.raises(RegistryError, match="查找重复"):
        add(site, "codes", uscc=uscc_of_west(site))
    add(site, "codes")
    with pytest.raises(RegistryError, match="不必再登记"):
        add(site, "codes")
    assert EnterpriseCode.objects.count() == 1


def uscc_of_west(site: Site) -> str:
    """The west firm with a code that is valid."""
    site.west_firm.uscc = uscc.make("990103", "MA000902")
    site.west_firm.save()
    return site.west_firm.uscc


def test_names_stand_once(site: Site) -> None:
    with pytest.raises(RegistryError, match="不必再登记"):
        add(site, "names", name=site.east_firm.name)


def test_a_firm_is_in_a_library_once_at_a_time(site: Site) -> None:
    first = add(site, "libraries")
    with pytest.raises(RegistryError, match="先登记出库"):
        add(site, "libraries")
    values = {**KINDS["libraries"].values_of(first), "until": date(2026, 3, 1)}
    services.change_record(actor=site.officer, kind=KINDS["libraries"], record=first, values=values)
    add(site, "libraries", since=date(2026, 4, 1))
    assert LibraryEntry.objects.values("library").distinct().count() == 1
    with pytest.raises(RegistryError, match="早于"):
        add(site, "libraries", until=date(2025, 1, 1))


@pytest.mark.parametrize("key", ["leader", "firm", "unit", "stranger"])
def test_who_may_not_edit_changes_nothing(site: Site, key: str) -> None:
    record = add(site, "contacts")
    with pytest.raises(RegistryError, match="没有维护"):
        add(site, "contacts", key)
    with pytest.raises(RegistryError, match="没有维护"):
        services.change_record(
            actor=site.people[key], kind=KINDS["contacts"], record=record, values=VALUES["contacts"]
        )
    with pytest.raises(RegistryError, match="没有维护"):
        services.remove_record(actor=site.people[key], kind=KINDS["contacts"], record=record, reason="示例")
    assert Contact.objects.count() == 1


def test_a_removal_needs_its_reason(site: Site) -> None:
    record = add(site, "contacts")
    with pytest.raises(RegistryError, match="原因"):
        services.remove_record(actor=site.officer, kind=KINDS["contacts"], record=record, reason=" ")
