"""What a record lacks, and where it is added."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.engine import Facts
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.missing import Lack, lacks_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.outlook import outlooks
from tidu.web.enterprises.summary import MASTER, YEARLY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def lacks(site: Site, *, rank: int = 30, can_edit: bool = True, can_report: bool = True) -> dict[str, Lack]:
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    ahead = outlooks(Facts(), rank=rank, on=TODAY, jurisdiction="")
    found = lacks_of(firm, views_of(firm), ahead, today=TODAY, can_edit=can_edit, can_report=can_report)
    return {lack.heading: lack for lack in found}


def test_key_data_come_first_and_nothing_twice(site: Site) -> None:
    found = lacks(site)
    assert found["基本信息"].labels == ("划型行业", "产业领域", "主导产品")
    assert len(MASTER) - 1 == len(found["基本信息"].labels)
    assert found["2025 年数据"].labels[: len(YEARLY)] == (
        "营业收入", "主营业务收入", "净利润", "研发费用", "资产总额", "负债总额", "从业人员", "研发人员",
    )  # fmt: skip
    assert len(set(found["2025 年数据"].labels)) == len(found["2025 年数据"].labels)
    assert found["2023 年数据"].labels == ("营业收入",)
    assert found["2025 年数据"].url == reverse("enterprises:facts-edit", args=[site.east_firm.pk, 2025])


def test_what_is_there_is_not_missing(site: Site) -> None:
    fill(site)
    found = lacks(site, rank=1000)
    assert "营业收入" not in found["2025 年数据"].labels
    assert "净利润" in found["2025 年数据"].labels
    assert "划型行业" not in found["基本信息"].labels


def test_who_may_not_add_gets_no_address(site: Site) -> None:
    found = lacks(site, can_edit=False)
    assert (found["基本信息"].url, found["2025 年数据"].url != "") == ("", True)
    assert all(lack.url == "" for lack in lacks(site, can_edit=False, can_report=False).values())
