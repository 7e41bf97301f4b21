"""Counts from ledgers: what counted, what not and why; and a range where rows leave it open."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import judged, standard_of
from tidu.engine.results import Derived, Result

STANDARD = standard_of("""
conditions: [{id: "c", label: "条件", clause: "一", confirmation: one-source, test: "patents >= 2"}]
derive:
  - fact: patents
    of: ip
    clause: "三"
    confirmation: one-source
    measure: count
    keep:
      - {when: "kind == 'invention'", reason: "不是发明"}
      - {when: "not transferred_in", reason: "受让取得", clause: "四"}
      - {when: "passed(granted_on)", reason: "尚未授权"}
  - fact: rd_expense
    of: ip
    clause: "五"
    confirmation: one-source
    measure: sum
    amount: amount
    keep: [{when: "not transferred_in", reason: "受让取得"}]
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
    keep: [{when: "not transferred_in", reason: "受让取得"}]
""")
Row = Mapping[str, object]
GOOD: Row = {"kind": "发明专利", "transferred_in": "否", "granted_on": "2024-01-01"}


def counted(*rows: Row, complete: bool = True, facts: Row | None = None) -> Result:
    return judged(STANDARD, facts or {}, records={"ip": list(rows)}, complete=("ip",) if complete else ())


def derived(result: Result, fact: str) -> Derived:
    return next(report for report in result.derived if report.fact == fact)


def ends(fact: str, *rows: Row) -> tuple[object, object]:
    report = derived(counted(*rows), fact)
    return report.low, report.high


def test_each_row_says_whether_it_counted_and_why_not() -> None:
    result = counted(
        GOOD,
        {**GOOD, "kind": "外观设计"},
        {**GOOD, "transferred_in": "是"},
        {**GOOD, "granted_on": "2026-06-02"},
        {"kind": "发明专利"},
    )
    report = derived(result, "patents")
    assert [(item.index, item.counted, item.reason, item.clause) for item in report.items] == [
        (0, True, "", "三"),
        (1, False, "不是发明", "三"),
        (2, False, "受让取得", "四"),
        (3, False, "尚未授权", "三"),
        (4, None, "资料不全，无法判断：受让取得", "四"),
    ]
    assert (report.low, report.high, report.used) == (Decimal(1), Decimal(2), "ledger")
    assert result.verdict.name == "unknown"


def test_a_complete_ledger_decides_over_the_reported_figure() -> None:
    both: Row = {"patents": 5}
    assert counted(GOOD, complete=True, facts=both).verdict.name == "unmet"
    assert counted(GOOD, complete=False, facts=both).verdict.name == "met"
    report = derived(counted(GOOD, complete=False, facts=both), "patents")
    assert (report.low, report.reported, report.used) == (Decimal(1), Decimal(5), "reported")


def test_without_a_reported_figure_the_ledger_speaks() -> None:
    assert counted(GOOD, GOOD, complete=False).verdict.name == "met"


def test_an_empty_ledger_counts_nothing_and_no_ledger_is_missing() -> None:
    assert counted().verdict.name == "unmet"
    nothing = judged(STANDARD, {})
    assert nothing.derived == ()
    assert nothing.verdict.name == "unknown"


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ([], 0, 0),
        ([{"amount": 3, "transferred_in": False}, {"amount": 4, "transferred_in": True}], 3, 3),
        ([{"amount": 3, "transferred_in": False}, {"amount": 4}], 3, 7),
        ([{"amount": 3, "transferred_in": False}, {"amount": 5}, {"amount": -5}], -2, 8),
        ([{"amount": 3, "transferred_in": False}, {"transferred_in": False}], None, None),
        ([{"amount": 3, "transferred_in": False}, {}], None, None),
    ],
)
def test_sums(rows: list[Row], low: int | None, high: int | None) -> None:
    """A row whose amount is missing leaves the sum open: missing is never zero."""
    assert ends("rd_expense", *rows) == (low, high)


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ([], 0, 0),
        ([(3, False), (0, False)], 3, 3),
        ([(3, False), (1, True)], 3, 3),
        ([(3, False), (1, None)], 1, 3),
        ([(3, False), (5, None)], 3, 3),
        ([(3, None), (5, None)], 0, 5),
        ([(None, False)], None, None),
    ],
)
def test_best_ranks(rows: list[tuple[int | None, bool | None]], low: int | None, high: int | None) -> None:
    assert ends("award_rank", *({"rank": rank, "transferred_in": inward} for rank, inward in rows)) == (
        low,
        high,
    )


@pytest.mark.parametrize(
    ("rows", "best"),
    [
        ([], "none"),
        ([("市级", False), ("省级", False)], "province"),
        ([("市级", False), ("省级", None)], None),
        ([("省级", False), ("市级", None)], "province"),
        ([("市级", False), (None, False)], None),
        ([("省级", False), (None, False)], "province"),
        ([(None, True)], "none"),
    ],
)
def test_best_choices(rows: list[tuple[str | None, bool | None]], best: str | None) -> None:
    found = ends("institution", *({"level": level, "transferred_in": inward} for level, inward in rows))
    assert found == (best, best)


@pytest.mark.parametrize(
    ("rows", "found"), [([], False), ([True], False), ([False], True), ([None], None), ([None, False], True)]
)
def test_any(rows: list[bool | None], found: bool | None) -> None:  # noqa: FBT001 - a value
    low, _ = ends("own_brand", *({"transferred_in": inward} for inward in rows))
    assert low == found


ROWS = st.lists(
    st.fixed_dictionaries(
        {"amount": st.integers(-3, 3), "rank": st.integers(0, 4), "transferred_in": st.none() | st.booleans()}
    ),
    max_size=4,
)


@given(ROWS)
def test_ranges_hold_every_completion_and_reach_their_ends(rows: list[Row]) -> None:
    """Whatever the missing fields turn out to be, the count lies in the range, and its ends can happen."""
    unknown = [index for index, row in enumerate(rows) if row["transferred_in"] is None]
    for fact in ("rd_expense", "award_rank"):
        low, high = ends(fact, *rows)
        possible = set()
        for answers in product([True, False], repeat=len(unknown)):
            full = [dict(row) for row in rows]
            for index, answer in zip(unknown, answers, strict=True):
                full[index]["transferred_in"] = answer
            possible.add(ends(fact, *full)[0])
        assert min(possible) == low  # type: ignore[type-var]
        assert max(possible) == high  # type: ignore[type-var]
