"""The five places the demo plays in: their parts, units, libraries and chains, read from ``places/*.yaml``.

Names of places and units are facts; everything that lies in them is made up.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tidu.engine.packs.convert import convert
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.common import PackStruct

# The first has an account for every role.
_ORDER = ("changshu", "changchun", "wujiang", "xining", "xiaoshan")


class County(PackStruct, frozen=True):
    """A county or district with its GB/T 2260 code."""

    name: str
    code: str


class Unit(PackStruct, frozen=True):
    """A responsible unit of the plan and what else it is called; ``kind`` as `organisations.models.Kind`."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "department"


class Library(PackStruct, frozen=True):
    """A library that the plan names; ``of`` says which firms are in it (`tidu.web.demo.libraries`)."""

    name: str
    of: str


class Chain(PackStruct, frozen=True):
    """An industrial chain: products of made-up firms by link, code of GB/T 4754, and sector (default: its name)."""

    name: str
    code: str
    links: dict[str, tuple[str, ...]]
    sector: str = ""


class Place(PackStruct, frozen=True):
    """A tenant of the demo. ``share`` is its part of a hundred firms, ``key`` ends the names of its accounts."""

    name: str
    kind: str
    code: str
    key: str
    share: int
    lead: str
    units: tuple[Unit, ...]
    libraries: tuple[Library, ...]
    chains: tuple[Chain, ...]
    counties: tuple[County, ...] = ()
    zones: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    local_titles: tuple[str, ...] = ()
    sectors: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each struct its own copy

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the nodes below the root."""
        return (*(county.name for county in self.counties), *self.zones, *self.towns)


@cache
def places() -> tuple[Place, ...]:
    """Return the places, the one with the full set of accounts first."""
    folder = files("tidu.web.demo") / "places"
    found = []
    for key in _ORDER:
        name = f"{key}.yaml"
        found.append(convert(read_yaml((folder / name).read_text("utf-8"), name), Place))
    return tuple(found)
