"""What the list offers."""

import pytest
from django.http import QueryDict

from tests.web.case import Site
from tidu.web.enterprises.columns import COLUMNS
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.models import Enterprise, SourceLibrary
from tidu.web.enterprises.selectors import filter_choices, headers, industries, levels, places

pytestmark = pytest.mark.django_db


def offered(site: Site, person: str) -> dict[str, list[str]]:
    return {
        select.name: [label for _, label in select.choices]
        for select in filter_choices(site.people[person], FirmFilter())
    }


def test_only_what_there_is_in_scope_is_offered(site: Site) -> None:
    Enterprise.objects.filter(pk=site.west_firm.pk).update(sector="新材料")
    SourceLibrary.objects.create(root=site.elsewhere, name="别处库")
    assert offered(site, "officer")["sector"] == ["新材料"]
    assert "sector" not in offered(site, "specialist")
    assert "sector" not in offered(site, "firm")
    assert "sector" not in offered(site, "stranger")
    assert "library" not in offered(site, "officer")


def test_places_are_a_persons_own_area(site: Site) -> None:
    assert [label for _, label in places(site.officer)] == [
        "示例市",
        "　示例东区",
        "　　示例东镇",
        "　示例西区",
    ]
    assert [label for _, label in places(site.district_officer)] == ["示例东区", "　示例东镇"]


def test_choices_are_words() -> None:
    assert ("industry", "工业") in industries()
    labels = [label for _, label in levels()]
    assert labels[0] == "制造业单项冠军"
    assert labels[-1] == "无有效称号"
    assert "科技和创新型中小企业" not in labels


def test_a_header_sorts_and_turns_round_and_starts_over() -> None:
    query = QueryDict("sort=level&q=x&after=abc")
    by_id = {header["id"]: header for header in headers(COLUMNS, query, FirmFilter.read(query.dict()))}
    assert by_id["level"]["direction"] == "descending"
    assert by_id["level"]["url"] == "?sort=-level&q=x"
    assert by_id["until"]["url"] == "?sort=until&q=x"
    assert by_id["name"]["direction"] == ""
    assert by_id["sector"]["url"] == ""
    assert by_id["name"]["url"] == "?sort=name&q=x"
    by_name = headers((), QueryDict(""), FirmFilter())[0]
    assert (by_name["url"], by_name["direction"]) == ("?sort=-name", "ascending")
