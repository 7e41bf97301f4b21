"""Two records side by side."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.mergers.twins import twin_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.mergers.comparison import compare

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


def test_fields_and_parts_are_in_words(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    twin = twin_of(site)
    firms = Enterprise.objects.select_related("jurisdiction")
    kept, gone = firms.get(pk=site.east_firm.pk), firms.get(pk=twin.pk)
    with django_assert_max_num_queries(4):
        comparison = compare(kept, gone)
    fields = {one.label: (one.kept, one.gone, one.differs) for one in comparison.fields}
    assert fields["划型行业"] == ("工业", "零售业", True)
    assert fields["产业领域"] == ("", "装备", False)
    assert "size_industry" in comparison.choices
    parts = {one.label: (one.kept, one.gone) for one in comparison.parts}
    assert parts["数据"][1] == "2022 年 2 项，2025 年 2 项"
    assert parts["台账"] == ("知识产权台账 2 条", "知识产权台账 2 条")
    assert parts["称号"][1] == "专精特新中小企业（至 2099-12-31），专精特新中小企业（至 2097-01-01）"
    assert (parts["联系人"], parts["其他产品"]) == (("1 条", "1 条"), ("—", "1 条"))
    assert "原代码" not in parts
