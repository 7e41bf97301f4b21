"""Conflicts of interest that the registry shows."""

import pytest

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.reviews.kit import expert, screened
from tidu.web.accounts.models import User
from tidu.web.applications.models import Application
from tidu.web.reviews.conflicts import conflicts

pytestmark = pytest.mark.django_db


def reason(application: Application, user: User, unit: str = "") -> str:
    return conflicts([application], [user], {user.pk: unit}).get((application.pk, user.pk), "")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("示例东镇精密机械有限公司", "工作单位是申报企业"),
        ("示例 旧名（东镇）有限公司", "工作单位是申报企业"),
        ("示例集团", "工作单位是所属集团"),
        ("示例控股", "工作单位是实际控制人"),
        ("示例投资", "工作单位是股东"),
        ("示例大学", ""),
        ("", ""),
    ],
)
def test_a_unit_that_stands_for_the_firm(site: Site, unit: str, expected: str) -> None:
    firm = site.east_firm
    firm.group_name, firm.controller = "示例集团", "示例控股"
    firm.save()
    firm.former_names.create(name="示例旧名(东镇)有限公司")
    firm.shareholders.create(name="示例投资")
    assert reason(apply(open_batch(site), firm), expert(site, "甲"), unit) == expected


def test_her_own_firm_and_one_of_the_same_controller(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    user = expert(site, "甲")
    user.enterprise = site.east_firm
    assert reason(made, user) == "本企业人员"
    user.enterprise = site.west_firm
    assert reason(made, user) == ""
    site.west_firm.controller = made.enterprise.controller = "示例控股"
    assert "实际控制人相同" in reason(made, user)


def test_a_name_of_the_firm_and_who_submitted_it(site: Site) -> None:
    made = screened(site, open_batch(site))
    made.enterprise.legal_representative = "示例甲"
    assert reason(made, expert(site, "甲")) == "与法定代表人同名"
    assert reason(made, site.people["firm"]) == "本企业人员"
    filer = site.people["firm"]
    filer.enterprise = None
    assert reason(made, filer) == "提交了这份申报"
    assert reason(made, site.officer) == ""
