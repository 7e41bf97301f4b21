"""Firms that belong together."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.kin import kin_of
from tidu.web.enterprises.models import Enterprise, Shareholder

pytestmark = pytest.mark.django_db


def firm_of(site: Site, key: str, **values: object) -> Enterprise:
    Enterprise.objects.filter(pk=site.firms[key].pk).update(**values)
    return Enterprise.objects.get(pk=site.firms[key].pk)


def test_controller_group_and_holdings_tie_firms(site: Site) -> None:
    east = firm_of(site, "east", controller="示例控制人", group_name="示例集团")
    west = firm_of(site, "west", controller="示例控制人", group_name="示例集团")
    firm_of(site, "foreign", controller="示例控制人")
    Shareholder.objects.create(enterprise=west, name=east.name, uscc=east.uscc, share="0.6")
    Shareholder.objects.create(enterprise=east, name=west.name, uscc=west.uscc)
    (one,) = kin_of(site.officer, east)
    assert one.firm == west
    assert one.ties == ("同一实际控制人", "同一集团", "本企业股东", "本企业持股 60.0%")


def test_empty_words_tie_nobody_and_scope_holds(site: Site) -> None:
    assert kin_of(site.officer, firm_of(site, "east")) == ()
    east = firm_of(site, "east", controller="示例控制人")
    firm_of(site, "west", controller="示例控制人")
    assert kin_of(site.district_officer, east) == ()
    firm_of(site, "west", status="merged")
    assert kin_of(site.officer, east) == ()
