"""What firms stand on: the tenant with its nodes, units with aliases, sources of facts, libraries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.enterprises.models import SourceLibrary
from tidu.web.facts.models import FactSource, Strength
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction
from tidu.web.organisations.models import Kind as UnitKind
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit

if TYPE_CHECKING:
    from tidu.web.demo.places import Place
    from tidu.web.jurisdictions.models import Jurisdiction

SOURCES = {
    "platform": ("示例：优质中小企业梯度培育平台导出", Strength.PLATFORM),
    "statistics": ("示例：统计部门规上企业年报", Strength.DEPARTMENT),
    "tax": ("示例：税务部门研发费用加计扣除清单", Strength.DEPARTMENT),
    "firm": ("示例：企业年度信息填报", Strength.FIRM),
    "visit": ("示例：走访核实", Strength.VERIFIED),
}
"""Sources of the demo's facts, by the keys of `tidu.web.demo.facts`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A tenant's rows by name (nodes, units, libraries), and its sources by key."""

    root: Jurisdiction
    nodes: dict[str, Jurisdiction]
    units: dict[str, OrganisationUnit]
    libraries: dict[str, SourceLibrary]
    sources: dict[str, FactSource]


def lay_ground(place: Place) -> Ground:
    """Write a tenant without firms or accounts."""
    root = add_jurisdiction(name=place.name, kind=Kind(place.kind), code=place.code)
    nodes = {place.name: root}
    for county in place.counties:
        nodes[county.name] = add_jurisdiction(
            name=county.name, kind=Kind.COUNTY, parent=root, code=county.code
        )
    for kind, names in ((Kind.ZONE, place.zones), (Kind.TOWN, place.towns)):
        for name in names:
            nodes[name] = add_jurisdiction(name=name, kind=kind, parent=root)
    libraries = SourceLibrary.objects.bulk_create(
        SourceLibrary(root=root, name=library.name) for library in place.libraries
    )
    units = _add_units(place, root, nodes)
    return Ground(
        root=root,
        nodes=nodes,
        units=units,
        libraries={library.name: library for library in libraries},
        sources={
            key: FactSource.objects.create(root=root, name=name, strength=strength)
            for key, (name, strength) in SOURCES.items()
        },
    )


def _add_units(
    place: Place, root: Jurisdiction, nodes: dict[str, Jurisdiction]
) -> dict[str, OrganisationUnit]:
    """The plan's responsible units, and the government of each town."""
    units = [
        OrganisationUnit(root=root, jurisdiction=root, name=unit.name, kind=UnitKind(unit.kind))
        for unit in place.units
    ]
    units += [
        OrganisationUnit(root=root, jurisdiction=nodes[town], name=_government(town), kind=UnitKind.LOCAL)
        for town in place.towns
    ]
    written = {unit.name: unit for unit in OrganisationUnit.objects.bulk_create(units)}
    OrganisationAlias.objects.bulk_create(
        OrganisationAlias(root=root, unit=written[unit.name], name=alias)
        for unit in place.units
        for alias in unit.aliases
    )
    return written


def _government(town: str) -> str:
    return f"{town}办事处" if town.endswith("街道") else f"{town}人民政府"
