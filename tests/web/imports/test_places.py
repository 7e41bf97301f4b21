"""Places as tables write them."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import code
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.places import Places
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["示例东镇", "示例东区示例东镇", "示例市示例东区示例东镇", " 示例东镇 "])
def test_a_place_is_named_with_or_without_what_it_lies_in(site: Site, text: str) -> None:
    assert Places.of(site.officer).named(text) == site.town.pk


def test_a_place_is_named_by_its_code(site: Site) -> None:
    assert Places.of(site.officer).named("990103") == site.west.pk


def test_an_unknown_a_doubtful_and_a_foreign_place_are_refused(site: Site) -> None:
    add_jurisdiction(name="示例东镇", kind=Kind.TOWN, parent=site.west)
    places = Places.of(site.officer)
    for text, message in (("别处市", "没有“别处市”这个辖区"), ("示例东镇", "2 个同名辖区")):
        with pytest.raises(ImportRefusedError, match=message):
            places.named(text)
    with pytest.raises(ImportRefusedError, match="不在您的辖区内"):
        Places.of(site.district_officer).named("示例西区")


def test_a_new_firm_lies_where_its_code_says_else_where_the_person_works(site: Site) -> None:
    whole, part = Places.of(site.officer), Places.of(site.district_officer)
    assert whole.of_code(code(1, "990103")) == site.west.pk
    assert whole.of_code(code(1, "110101")) == site.root.pk
    assert part.of_code(code(1, "990102")) == site.east.pk
    assert part.of_code(code(1, "990100")) == site.east.pk, "the city's code says nothing of the district"
    with pytest.raises(ImportRefusedError, match="登记在示例西区"):
        part.of_code(code(1, "990103"))
