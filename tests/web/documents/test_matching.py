import pytest

from tests.web.case import Site
from tests.web.documents.made import TEXT, document
from tidu.web.documents.matching import create_unit, kind_of, match_unit, named_units
from tidu.web.documents.services import DocumentError
from tidu.web.organisations.models import Kind, OrganisationUnit
from tidu.web.organisations.services import OrganisationError


def test_names_are_matched_and_unknown_ones_come_first(site: Site) -> None:
    made = document(site, text=TEXT.replace("市样本局", "各镇政府、市样本局"))
    found = {one.named.name: one for one in named_units(made)}
    assert next(iter(found)) in ("市样本局", "市示例局")
    assert [unit.name for unit in found["市工信局"].named.units] == ["示例市工业和信息化局"]
    assert len(found["市工信局"].tasks) == 2
    assert [unit.name for unit in found["各镇政府"].named.units] == ["示例东镇政府"]
    assert found["各镇政府"].is_group
    assert found["市样本局"].named.units == ()


def test_an_unknown_unit_is_added_or_matched(site: Site) -> None:
    made = document(site)
    create_unit(actor=site.officer, document=made, name="市样本局", kind=Kind.DEPARTMENT)
    match_unit(actor=site.officer, document=made, name="市示例局", unit=site.bureau)
    assert all(one.named.units for one in named_units(made))
    assert OrganisationUnit.objects.get(name="市样本局").jurisdiction == site.root
    assert set(site.bureau.aliases.values_list("name", flat=True)) == {"市工信局", "市示例局"}


def test_who_may_not_name_units_is_told(site: Site) -> None:
    made = document(site, person="district_officer")
    with pytest.raises(OrganisationError, match="请系统管理员"):
        create_unit(actor=site.district_officer, document=made, name="市样本局", kind=Kind.DEPARTMENT)
    with pytest.raises(OrganisationError, match="没有给单位加别名的权限"):
        match_unit(actor=site.district_officer, document=made, name="市样本局", unit=site.bureau)
    with pytest.raises(DocumentError):
        create_unit(actor=site.stranger, document=made, name="市样本局", kind=Kind.DEPARTMENT)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市样本局", Kind.DEPARTMENT),
        ("示例街道办事处", Kind.LOCAL),
        ("高新区管委会", Kind.LOCAL),
        ("人民银行示例市支行", Kind.FINANCE),
    ],
)
def test_the_kind_is_guessed_from_the_name(name: str, kind: Kind) -> None:
    assert kind_of(name) == kind
