"""What the tests of imports share: propose and read rows as a workbook, with one fixed catalogue."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.tables.kit import ON, Row, workbook
from tidu.engine import PackLibrary, load_packs
from tidu.tables.imports import Mapping, Proposal, ProposedColumn, Reading, ReadRow, open_reading, propose
from tidu.tables.imports.kinds import Kind


def packs() -> PackLibrary:
    return load_packs()


def kind(name: str = "roster") -> Kind:
    return Kind(name, packs().catalogue, packs().levels)


def proposed(rows: Iterable[Row] | bytes, *, name: str = "名单.xlsx", **choices: Any) -> Proposal:  # noqa: ANN401 - of `propose`
    data = rows if isinstance(rows, bytes) else workbook(rows)
    return propose(data, name=name, catalogue=packs().catalogue, levels=packs().levels, on=ON, **choices)


def column(proposal: Proposal, heading: str) -> ProposedColumn:
    (found,) = (one for one in proposal.columns if one.mapping.heading == heading)
    return found


def dated(mapping: Mapping, year: int = 2025) -> Mapping:
    """Give every yearly column without a year this one, unless rows bring their own."""
    of = kind(mapping.kind)
    if mapping.column("year") is not None:
        return mapping
    return mapping.with_columns(
        replace(one, year=year) if one.year is None and of.by_year(one.target) else one
        for one in mapping.columns
    )


def opened(rows: Iterable[Row] | bytes, mapping: Mapping | None = None) -> Reading:
    data = rows if isinstance(rows, bytes) else workbook(rows)
    mapping = mapping or dated(proposed(data).mapping)
    return open_reading(data, mapping, name="名单.xlsx", catalogue=packs().catalogue, levels=packs().levels)


def read(rows: Iterable[Row] | bytes, mapping: Mapping | None = None) -> list[ReadRow]:
    return list(opened(rows, mapping).rows())


def faults(rows: Iterable[Row]) -> list[tuple[int, str, str]]:
    """Row, heading and message of every fault."""
    return [(one.row, fault.heading, fault.message) for one in read(rows) for fault in one.faults]
