from datetime import date

import pytest
from django.db import IntegrityError

from tidu.web.jurisdictions.models import Jurisdiction, JurisdictionCode, Kind
from tidu.web.jurisdictions.services import add_jurisdiction

pytestmark = pytest.mark.django_db


def test_a_node_knows_its_way_from_the_root() -> None:
    root = add_jurisdiction(name="示例市", kind=Kind.CITY)
    district = add_jurisdiction(name="示例区", kind=Kind.COUNTY, parent=root)
    town = add_jurisdiction(name="示例镇", kind=Kind.TOWN, parent=district)
    assert town.path == f"/{root.pk}/{district.pk}/{town.pk}/"
    assert {root.tenant_id, district.tenant_id, town.tenant_id} == {root.pk}
    assert root.is_root
    assert not town.is_root


def test_siblings_have_different_names() -> None:
    root = add_jurisdiction(name="示例市", kind=Kind.CITY)
    add_jurisdiction(name="示例区", kind=Kind.COUNTY, parent=root)
    with pytest.raises(IntegrityError):
        add_jurisdiction(name="示例区", kind=Kind.ZONE, parent=root)


def test_a_place_without_a_code_has_its_nearest_ancestors_of_the_day() -> None:
    root = add_jurisdiction(name="示例市", kind=Kind.CITY, code="990100")
    district = add_jurisdiction(
        name="示例区", kind=Kind.COUNTY, parent=root, code="990103", since=date(2021, 4, 9)
    )
    JurisdictionCode.objects.create(jurisdiction=district, code="990102", until=date(2021, 4, 8))
    town = add_jurisdiction(name="示例镇", kind=Kind.TOWN, parent=district)
    assert town.code_on(date(2021, 4, 8)) == "990102"
    assert town.code_on(date(2021, 4, 9)) == "990103"
    assert root.code_on(date(2021, 4, 9)) == "990100"
    assert Jurisdiction(name="无", path="/").code_on(date(2021, 4, 9)) == ""
