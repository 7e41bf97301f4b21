"""A made-up firm and its results, for the tests of reports."""

from datetime import date
from functools import cache
from typing import Any

from tidu.engine import Facts, Result, evaluate, load_packs
from tidu.tables.report.document import result_document
from tidu.tables.report.model import Report, report_of

ON = date(2026, 6, 1)
NAME = "示例精密机械有限公司"
FACTS: dict[str, object] = {
    "revenue": "4200万",
    "revenue[-1]": "4000万",
    "main_revenue": "4000万",
    "main_revenue[-1]": "3500万",
    "rd_expense": "110万",
    "rd_expense[-1]": "90万",
    "total_assets": "6000万",
    "total_liabilities": "5200万",
    "employees": 80,
    "class1_ip": 1,
    "niche_years": 5,
    "size_industry": "industry",
    "major_incident": False,
    "dishonesty_list": False,
    "abnormal_operation": False,
    "innovative_until": "2027-01-01",
}


def judged(standard: str, **changes: object) -> Result:
    library = load_packs()
    facts = Facts.read(FACTS | changes, catalogue=library.catalogue, on=ON)
    return evaluate(library.standard(standard), facts, on=ON, case="new")


@cache
def document(standard: str = "national.srdi-2026") -> dict[str, Any]:
    return result_document(judged(standard))


def report(*standards: str) -> Report:
    return report_of(
        [document(one) for one in standards or ("national.innovative-2022", "national.srdi-2026")],
        load_packs(),
        firm=NAME,
        heading=[("所属辖区", "示例东区"), ("判定日期", "2026-06-01")],
        on=ON,
        case="new",
        issuer="示例市工业和信息化局",
    )
