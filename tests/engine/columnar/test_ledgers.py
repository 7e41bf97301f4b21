"""Counting by columns comes to what counting row by row comes to, whatever rows lack."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.engine.support import standard_of
from tidu.engine import Facts, load_packs
from tidu.engine.columnar import count_ledger, dtype_of, fields_read, too_large
from tidu.engine.records.derive import derive
from tidu.engine.records.reading import read_row
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.facts import FieldDefinition

ON = date(2026, 6, 1)
LIBRARY = load_packs()
CATALOGUE = LIBRARY.catalogue
# Each way to count, open rules and none, amounts that fall and rise.
MADE = standard_of("""
conditions: [{id: "c", label: "条件", clause: "一", confirmation: one-source, test: "patents >= 2"}]
derive:
  - {fact: patents, of: ip, clause: "三", confirmation: one-source, measure: count, keep: []}
  - fact: rd_expense
    of: ip
    clause: "五"
    confirmation: one-source
    measure: sum
    amount: amount
    keep: [{when: "not transferred_in", reason: "受让取得"}, {when: "amount >= 3元", reason: "太少"}]
  - fact: award_rank
    of: ip
    clause: "五"
    confirmation: one-source
    measure: best_rank
    amount: rank
    keep: [{when: "not transferred_in", reason: "受让取得"}]
  - fact: institution
    of: ip
    clause: "五"
    confirmation: one-source
    measure: best_choice
    amount: level
    keep: [{when: "not transferred_in", reason: "受让取得"}]
  - fact: own_brand
    of: ip
    clause: "五"
    confirmation: one-source
    measure: any
    keep: [{when: "kind == 'invention'", reason: "不是发明"}, {when: "passed(granted_on)", reason: "未授权"}]
""")
STANDARDS = (*(one for one in LIBRARY.standards.values() if not one.classifies), MADE)


def rules_of(standard: Standard, ledger: str) -> dict[str, CompiledDerivation]:
    program = next(iter(standard.programs.values()))
    return {
        f"{rule.spec.fact}{rule.spec.offset or 0}": rule
        for rule in program.derivations
        if rule.spec.of == ledger
    }


CASES = [
    (standard, ledger)
    for standard in STANDARDS
    for ledger in standard.catalogue.records
    if rules_of(standard, ledger)
]


def value_of(field: FieldDefinition) -> st.SearchStrategy[object]:
    """Values around what rules ask: dates at anniversaries, ranks and amounts at bounds."""
    if field.type is FactType.bool_:
        return st.booleans()
    if field.type is FactType.date:
        return st.sampled_from(
            ["2016-06-01", "2016-06-02", "2023-12-31", "2024-06-01", "2024-06-02", "2025-06-01", "2025-06-02",
             "2026-05-31", "2026-06-01", "2026-06-02", "2024-02-29"]
        )  # fmt: skip
    if field.type is FactType.choice:
        return st.sampled_from([choice.id for choice in field.choices])
    if field.type.unit is None:
        return st.sampled_from(["示例", "invention"])
    return st.sampled_from(["0", "1", "2", "3", "4", "6000", "0.07", "1234567.89"])


def rows_of(catalogue: Catalogue, ledger: str) -> st.SearchStrategy[list[dict[str, object]]]:
    fields = catalogue.records[ledger].fields
    row = st.fixed_dictionaries({}, optional={field.id: value_of(field) for field in fields})
    return st.lists(row, max_size=5)


def plain(value: object) -> object:
    if isinstance(value, Decimal | Fraction):
        return float(value)
    return value if isinstance(value, bool | str) else None


def frame_of(
    firms: list[list[dict[str, object]]],
    rules: dict[str, CompiledDerivation],
    catalogue: Catalogue,
    ledger: str,
) -> pl.DataFrame:
    fields = {field.id: field for field in catalogue.records[ledger].fields}
    flat = [(number, read_row(catalogue, ledger, row)) for number, rows in enumerate(firms) for row in rows]
    columns = [
        pl.Series(
            name,
            [float(value) if isinstance(value := row.get(name), Decimal) else value for _, row in flat],
            dtype=dtype_of(fields[name]),
        )
        for name in fields_read(list(rules.values()))
    ]
    return pl.DataFrame([pl.Series("firm", [number for number, _ in flat], dtype=pl.Int64), *columns])


@pytest.mark.parametrize(("standard", "ledger"), CASES, ids=lambda one: getattr(one, "id", one))
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_it_counts_what_derivations_count(standard: Standard, ledger: str, data: st.DataObject) -> None:
    catalogue, rules = standard.catalogue, rules_of(standard, ledger)
    firms = data.draw(st.lists(rows_of(catalogue, ledger), min_size=1, max_size=6))
    found = count_ledger(
        rules,
        frame_of(firms, rules, catalogue, ledger),
        pl.Series("firm", range(len(firms)), dtype=pl.Int64),
        on=ON,
        catalogue=catalogue,
    )
    assert found["firm"].to_list() == list(range(len(firms)))
    for number, rows in enumerate(firms):
        facts = Facts({}, {ledger: tuple(read_row(catalogue, ledger, row) for row in rows)})
        for name, rule in rules.items():
            counted = derive(rule, facts, on=ON, catalogue=catalogue)
            assert counted is not None
            assert found[name][number] == plain(counted.cell), (name, rows)


def test_sums_are_exact_to_the_fen() -> None:
    rules = {"raised": rules_of(LIBRARY.standard("srdi-2022"), "equity")["equity_financing0"]}
    row: dict[str, object] = {"qualified": True, "paid_on": "2025-03-01", "amount": "0.10"}
    found = count_ledger(
        rules,
        frame_of([[row] * 3], rules, CATALOGUE, "equity"),
        pl.Series("firm", [0], dtype=pl.Int64),
        on=ON,
        catalogue=CATALOGUE,
    )
    assert found["raised"].to_list() == [0.3]  # in doubles 0.1 + 0.1 + 0.1 is 0.30000000000000004


def test_amounts_beyond_whole_doubles_are_named() -> None:
    rule = rules_of(LIBRARY.standard("srdi-2022"), "equity")["equity_financing0"]
    frame = pl.DataFrame({"amount": [1e9, 9e14, None]}, schema={"amount": pl.Float64})
    assert frame.select(too_large(rule, CATALOGUE)).to_series().to_list() == [False, True, False]
    other = next(iter(rules_of(STANDARDS[-1], "ip").values()))
    assert frame.select(too_large(other, MADE.catalogue)).to_series().to_list() == [False]
