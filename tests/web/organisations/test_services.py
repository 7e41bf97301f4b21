"""Units are kept by operators of their tenant; a name means one unit."""

import pytest

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.organisations.services import (
    OrganisationError,
    add_alias,
    add_named_unit,
    may_name_units,
    save_unit,
)

pytestmark = pytest.mark.django_db


def _aliases(unit: OrganisationUnit) -> list[str]:
    return sorted(unit.aliases.values_list("name", flat=True))


def test_a_new_unit_with_aliases_is_in_the_trail(site: Site) -> None:
    unit = save_unit(
        actor=site.operator,
        name="示例市科学技术局",
        jurisdiction=site.root,
        aliases=["市科技局", "市科技局", " "],
    )
    assert (unit.root, _aliases(unit)) == (site.root, ["市科技局"])
    entry = Entry.objects.get(action="新增单位")
    assert entry.after == {"name": "示例市科学技术局", "aliases": "市科技局"}


def test_a_change_says_what_was_before(site: Site) -> None:
    values = {"name": site.bureau.name, "jurisdiction": site.root}
    save_unit(actor=site.operator, unit=site.bureau, aliases=["市工信局"], **values)
    assert not Entry.objects.filter(action="修改单位").exists(), "nothing changed"
    save_unit(actor=site.operator, unit=site.bureau, aliases=["工信局"], **values, is_active=False)
    entry = Entry.objects.get(action="修改单位")
    assert entry.before == {"is_active": True, "aliases": "市工信局"}
    assert entry.after == {"is_active": False, "aliases": "工信局"}
    assert _aliases(site.bureau) == ["工信局"]


@pytest.mark.parametrize(
    ("name", "aliases", "message"),
    [
        ("示例市工业和信息化局", [], "已是另一个单位的名称"),
        ("市工信局", [], "的别名"),
        ("示例市经信局", ["市工信局"], "的别名"),
        ("示例市经信局", ["示例东镇政府"], "已是另一个单位的名称"),
    ],
)
def test_a_name_means_one_unit(site: Site, name: str, aliases: list[str], message: str) -> None:
    with pytest.raises(OrganisationError, match=message):
        save_unit(actor=site.operator, name=name, jurisdiction=site.root, aliases=aliases)
    assert OrganisationUnit.objects.count() == 2


def test_nobody_stands_above_herself(site: Site) -> None:
    below = save_unit(actor=site.operator, name="下级", jurisdiction=site.root, parent=site.bureau)
    with pytest.raises(OrganisationError, match="上级单位"):
        save_unit(actor=site.operator, unit=site.bureau, name="局", jurisdiction=site.root, parent=below)


def test_only_operators_and_only_their_own_tenant(site: Site) -> None:
    def add(actor: User) -> None:
        save_unit(actor=actor, name="新单位", jurisdiction=site.root)

    with pytest.raises(OrganisationError, match="权限"):
        add(site.officer)
    with pytest.raises(OrganisationError, match="本地"):
        add(site.stranger)


def test_a_tenants_officers_add_units_and_names_that_documents_use(site: Site) -> None:
    unit = add_named_unit(actor=site.officer, name="市样本局", kind="department", jurisdiction=site.root)
    add_alias(actor=site.officer, unit=unit, name="示例市样本局")
    add_alias(actor=site.officer, unit=unit, name="样本局")
    assert _aliases(unit) == ["样本局", "示例市样本局"]
    assert Entry.objects.filter(action="修改单位").count() == 2
    with pytest.raises(OrganisationError, match="已是“示例市工业和信息化局”的别名"):
        add_alias(actor=site.officer, unit=unit, name="市工信局")
    with pytest.raises(OrganisationError, match="必须属于本地"):
        add_alias(actor=site.stranger, unit=unit, name="别名")


def test_who_may_name_units(site: Site) -> None:
    may = {key for key, person in site.people.items() if may_name_units(person)}
    assert may == {"operator", "officer", "stranger"}
    site.officer.sectors = ["C35"]
    assert not may_name_units(site.officer)
    with pytest.raises(OrganisationError, match="请系统管理员"):
        add_named_unit(actor=site.officer, name="市样本局", kind="department", jurisdiction=site.root)
