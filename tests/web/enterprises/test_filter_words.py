"""A filter in words."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.filter_words import filter_words
from tidu.web.enterprises.filters import FirmFilter

pytestmark = pytest.mark.django_db


def test_a_filter_reads_as_people_say_it(site: Site) -> None:
    wanted = FirmFilter(q="机械", place=str(site.town.pk), expiry="90", specialist="none", follow="overdue")
    assert filter_words(site.officer, wanted) == (
        "查找“机械”；辖区：示例东镇；称号到期：90 天内到期；服务专员：没有专员；跟进：跟进已逾期"
    )
    assert filter_words(site.officer, FirmFilter(sort="-level")) == "全部企业"


def test_what_a_person_cannot_choose_is_named_all_the_same_and_never_by_its_id(site: Site) -> None:
    specialist = site.people["specialist"].pk
    wanted = FirmFilter(specialist=str(specialist), place=str(site.west.pk))
    nowhere = "不在可选范围内的一项"
    assert filter_words(site.people["leader"], FirmFilter(follow="open")) == f"跟进：{nowhere}"
    assert filter_words(site.district_officer, wanted) == f"辖区：{nowhere}；服务专员：示例服务专员"
