"""Firms are put on record and changed."""

from datetime import date

import pytest

from tests.web.case import Site
from tidu.engine import uscc
from tidu.web.audit.models import Entry
from tidu.web.enterprises import services
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName

pytestmark = pytest.mark.django_db

CODE = uscc.make("990102", "MA000100")
OTHER = uscc.make("990102", "MA000200")


def make(site: Site, **fields: object) -> Enterprise:
    values = {"uscc": CODE, "name": "示例东区轴承有限公司", "jurisdiction": site.town, **fields}
    return services.create_enterprise(actor=site.officer, **values)  # type: ignore[arg-type] # a test's shorthand


def test_a_firm_is_put_on_record(site: Site) -> None:
    firm = make(site, uscc=f" {CODE[:9].lower()} {CODE[9:]}", sector="装备", established_on=date(2015, 1, 1))
    assert (firm.uscc, firm.root, firm.initials) == (CODE, site.root, "sldqzcyxgs")
    assert firm.completeness == 16
    assert Entry.objects.latest("pk").action == "企业建档"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"uscc": "123"}, "少了15位"),
        ({"uscc": CODE[:-1] + ("1" if CODE[-1] != "1" else "2")}, "校验位"),
        ({"name": "  "}, "企业名称"),
    ],
)
def test_what_is_wrong_is_refused_with_the_reason(site: Site, fields: dict[str, str], message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        make(site, **fields)


def test_a_code_stands_once_in_a_tenant(site: Site) -> None:
    make(site)
    with pytest.raises(RegistryError, match="已有企业档案"):
        make(site, name="另一名称")
    services.create_enterprise(
        actor=site.stranger, uscc=CODE, name="别处同码有限公司", jurisdiction=site.elsewhere
    )


def test_the_code_of_a_merged_record_leads_to_the_one_that_remains(site: Site) -> None:
    Enterprise.objects.filter(pk=make(site).pk).update(merged_into=site.east_firm, status="merged")
    with pytest.raises(RegistryError, match=f"已并入{site.east_firm.name}"):
        make(site, name="另一名称")


def test_old_names_and_codes_are_kept(site: Site) -> None:
    firm = make(site)
    changed = services.change_enterprise(
        actor=site.officer, enterprise=firm, name="示例东区精密轴承有限公司", uscc=OTHER, sector="装备"
    )
    assert (changed.sort_key, changed.uscc) == ("shilidongqujingmizhouchengyouxiangongsi", OTHER)
    assert EnterpriseName.objects.get(enterprise=firm).name == "示例东区轴承有限公司"
    assert EnterpriseCode.objects.get(enterprise=firm).uscc == CODE
    entry = Entry.objects.latest("pk")
    assert entry.before == {"name": "示例东区轴承有限公司", "uscc": CODE, "sector": ""}


def test_nothing_changed_leaves_no_trace(site: Site) -> None:
    before = Entry.objects.count()
    services.change_enterprise(actor=site.officer, enterprise=site.east_firm, name=site.east_firm.name)
    assert Entry.objects.count() == before


def test_scope_is_checked(site: Site) -> None:
    with pytest.raises(RegistryError, match="没有维护"):
        services.change_enterprise(actor=site.district_officer, enterprise=site.west_firm, sector="x")
    with pytest.raises(RegistryError, match="自己辖区"):
        services.change_enterprise(
            actor=site.district_officer, enterprise=site.east_firm, jurisdiction=site.west
        )
    with pytest.raises(RegistryError, match="自己辖区"):
        services.create_enterprise(
            actor=site.district_officer, uscc=CODE, name="示例", jurisdiction=site.west
        )
    with pytest.raises(RegistryError, match="属于本地"):
        services.change_enterprise(actor=site.officer, enterprise=site.east_firm, jurisdiction=site.elsewhere)
    with pytest.raises(RegistryError, match="没有维护"):
        services.create_enterprise(
            actor=site.people["leader"], uscc=CODE, name="示例", jurisdiction=site.town
        )
