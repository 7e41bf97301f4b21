"""Jurisdictions as tables name them."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import code
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.places import Places
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["示例东区", " 示例 东区", "示例市示例东区", "990102"])
def test_names_and_codes(site: Site, text: str) -> None:
    assert Places.of(site.officer).named(text) == site.east.pk


def test_what_is_not_there_and_what_is_there_twice(site: Site) -> None:
    add_jurisdiction(name="示例东镇", kind=Kind.TOWN, parent=site.west)
    places = Places.of(site.officer)
    with pytest.raises(ImportRefusedError, match="本地没有“别处市”这个辖区"):
        places.named("别处市")
    with pytest.raises(ImportRefusedError, match="有 2 个同名辖区，请在前面加上所属区县名称"):
        places.named("示例东镇")
    assert places.named("示例东区示例东镇") == site.town.pk


def test_nobody_writes_outside_her_area(site: Site) -> None:
    places = Places.of(site.district_officer)
    assert places.named("示例东镇") == site.town.pk
    with pytest.raises(ImportRefusedError, match="“示例西区”不在您的辖区内"):
        places.named("示例西区")
    with pytest.raises(ImportRefusedError, match="按代码，企业登记在示例西区"):
        places.of_code(code(1, "990103"))


def test_a_new_firm_lies_where_its_code_says_or_with_the_person(site: Site) -> None:
    assert Places.of(site.officer).of_code(code(1)) == site.east.pk
    assert Places.of(site.officer).of_code(code(1, "123456")) == site.root.pk
    assert Places.of(site.district_officer).of_code(code(1, "990100")) == site.east.pk
