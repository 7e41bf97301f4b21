"""What firms stand on."""

import pytest

from tests.web.demo.kit import ON, place
from tidu.web.demo.ground import lay_ground
from tidu.web.facts.models import FactSource
from tidu.web.jurisdictions.models import Jurisdiction, Kind
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit

pytestmark = pytest.mark.django_db


def test_a_tenant_with_its_parts() -> None:
    ground = lay_ground(place("changchun"))
    nodes = Jurisdiction.objects.filter(root=ground.root)
    assert set(nodes.values_list("name", flat=True)) == set(place("changchun").parts)
    assert all(node.path.startswith(ground.root.path) for node in nodes)
    assert ground.nodes["南关区"].code_on(ON) == "220102"
    assert ground.nodes["长春新区"].code_on(ON) == "220100"
    assert ground.nodes["长春新区"].kind == Kind.ZONE


def test_units_go_by_their_other_names_too() -> None:
    ground = lay_ground(place())
    bureau = OrganisationAlias.objects.get(root=ground.root, name="市工信局").unit
    assert bureau.name == "市工业和信息化局"
    town = OrganisationUnit.objects.get(root=ground.root, name="梅李镇人民政府")
    assert town.jurisdiction.name == "梅李镇"
    assert OrganisationUnit.objects.filter(root=ground.root, name="虞山街道办事处").exists()


def test_sources_and_libraries_belong_to_the_tenant() -> None:
    first, second = lay_ground(place()), lay_ground(place("xiaoshan"))
    assert FactSource.objects.filter(root=first.root).count() == len(first.sources)
    assert {library.root for library in second.libraries.values()} == {second.root}
