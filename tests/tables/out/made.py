"""Made-up firms and diagnoses for the tests of what goes out: judged by the packs that ship."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tidu.engine import Facts, Result, load_packs
from tidu.engine.uscc import make
from tidu.tables.out.diagnosis import Diagnosis, choose_in_force, choose_named, judge
from tidu.tables.roster.model import ColumnUse, Firm, Note, Rejected, Roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.schema.common import CaseName

ON = date(2026, 6, 1)
SRDI = "national.srdi-2026"
SRDI_2022 = "national.srdi-2022"
SIZE = "national.size-2011"

# Meets every condition of srdi-2026 as a new applicant, with nothing open.
SOUND = {
    "size_industry": "工业",
    "employees": 120,
    "revenue": "2000万",
    "revenue[-1]": "1800万",
    "main_revenue": "1800万",
    "main_revenue[-1]": "1600万",
    "main_revenue[-2]": "1500万",
    "total_assets": "3000万",
    "total_liabilities": "1500万",
    "rd_expense": "150万",
    "rd_expense[-1]": "120万",
    "equity_financing": 0,
    "equity_financing[-1]": 0,
    "niche_years": 5,
    "class1_ip": 2,
    "rd_institution_level": "无",
    "provincial_science_award_rank": 0,
    "national_science_award_rank": 0,
    "market_position_ok": "是",
    "evaluation_score": 66,
    "innovative_until": "2027-12-31",
    "major_incident": "否",
    "dishonesty_list": "否",
    "abnormal_operation": "否",
}


def firm(number: int = 1, *, name: str = "", jurisdiction: str = "330106", **changes: object) -> Firm:
    """A firm that meets srdi-2026, with some facts changed; None takes a fact away.

    ``revenue__1`` stands for ``revenue[-1]``.
    """
    raw = SOUND | {key.replace("__1", "[-1]").replace("__2", "[-2]"): value for key, value in changes.items()}
    facts = Facts.read(raw, catalogue=load_packs().catalogue, on=ON)
    code = make("330106", f"MA{number:06d}")
    return Firm(number + 3, "名单", code, name or f"虚构企业{number}", jurisdiction, facts)


def roster(firms: Sequence[Firm], *, rejected: Sequence[Rejected] = (), notes: Sequence[Note] = ()) -> Roster:
    """A roster as the reader would return it."""
    mapping = (ColumnUse("D", "营业收入（万元）2025", "revenue", "营业收入", 2025, "万元"),)
    headings = ("统一社会信用代码", "企业名称", "所属辖区", "营业收入（万元）2025", "备注")
    return Roster(
        "虚构名单.xlsx", "名单", 3, tuple(firms), tuple(rejected), tuple(notes), mapping, headings, ("备注",)
    )


def diagnosis(
    firms: Sequence[Firm],
    *ids: str,
    on: date = ON,
    case: CaseName = "new",
    rejected: Sequence[Rejected] = (),
    notes: Sequence[Note] = (),
) -> Diagnosis:
    """A diagnosis of these firms by the standards named, else by all in force."""
    library = load_packs()
    if ids:
        chosen = choose_named(library, firms, ids, on=on, case=case)
    else:
        chosen = choose_in_force(library, firms, on=on, case=case)
    return Diagnosis(library, roster(firms, rejected=rejected, notes=notes), on, case, chosen)


def result(standard: str = SRDI, *, case: CaseName = "new", **changes: object) -> Result:
    """The result of one firm made by `firm`."""
    found = judge(load_packs().standard(standard), firm(**changes), on=ON, case=case).result  # type: ignore[arg-type]
    assert found is not None
    return found
