"""What becomes of a row, and why."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, staged
from tidu.web.accounts.models import User
from tidu.web.imports.judging import Judge, record_key
from tidu.web.imports.packing import StagedRow
from tidu.web.imports.staged import page

pytestmark = pytest.mark.django_db

REVENUE = "2025年营业收入（万元）"


def only(site: Site, row: dict[str, object], *, actor: User | None = None, strength: int = 4) -> StagedRow:
    run = staged(site, [row], actor=actor, strength=strength)
    (outcome,) = (name for name in ("new", "changed", "unchanged", "rejected") if run.counts.get(name))
    (found,) = page(run, outcome)
    return found


def test_new_changed_and_unchanged(site: Site) -> None:
    assert only(site, firm(1)).outcome == "new"
    applied(site, [firm(1)])
    assert only(site, firm(1)).outcome == "unchanged"
    changed = only(site, firm(1, 产业领域="新材料", **{REVENUE: 7}))
    assert [(one.kind, one.key, one.old, one.new, one.counts) for one in changed.changes] == [
        ("field", "sector", None, "新材料", True),
        ("fact", "revenue", "10010000.00", "70000.00", True),
    ]


def test_a_stronger_source_keeps_its_value(site: Site) -> None:
    applied(site, [firm(1, 产业领域="装备制造")])
    weak = only(site, firm(1, 产业领域="新材料", 主导产品="示例轴承", **{REVENUE: 7}), strength=2)
    assert {one.key: one.counts for one in weak.changes} == {
        "sector": False,
        "main_product": True,
        "revenue": False,
    }


def test_an_old_name_is_no_change_and_another_firms_name_a_warning(site: Site) -> None:
    applied(site, [firm(1)])
    applied(site, [firm(1, 企业名称="示例一号有限公司")])
    assert only(site, firm(1)).outcome == "unchanged"
    odd = only(site, firm(1, 企业名称="毫不相干电子股份有限公司"))
    assert "差别很大" in odd.warnings[0]


@pytest.mark.parametrize(
    ("row", "message", "column"),
    [
        (firm(3, 所属辖区="示例西区"), "不在您的辖区内", 3),
        (firm(3, 所属辖区="无此镇"), "没有“无此镇”这个辖区", 3),
        ({**firm(3), "统一社会信用代码": code(3, "990103")}, "登记在示例西区", 0),
        ({**firm(3), "企业名称": ""}, "须有企业名称", 0),
    ],
)
def test_what_a_district_officer_cannot_import(
    site: Site, row: dict[str, object], message: str, column: int
) -> None:
    refused = only(site, row, actor=site.district_officer)
    assert (refused.outcome, refused.faults[0].column) == ("rejected", column)
    assert message in refused.faults[0].message


def test_a_firm_of_another_district_is_refused(site: Site) -> None:
    applied(site, [firm(1, 所属辖区="示例西区")])
    refused = only(site, firm(1), actor=site.district_officer)
    assert "不在您的工作范围内" in refused.faults[0].message


def test_a_sectors_officer_adds_firms_of_her_sectors_only(site: Site) -> None:
    site.officer.sectors = ["新材料"]
    site.officer.save()
    assert only(site, firm(1, 产业领域="新材料")).outcome == "new"
    assert "新材料" in only(site, firm(2, 产业领域="装备制造")).faults[0].message


def test_what_makes_a_ledgers_row_recognisable() -> None:
    assert record_key("ip", {"number": "示例1"}) == ("ip", "示例1")
    assert record_key("ip", {"name": "示例"}) is None
    assert record_key("titles", {"level": "national.srdi", "until": "2027-01-01"}) == (
        "national.srdi",
        "2027-01-01",
    )


def test_a_ledger_wants_a_known_firm(site: Site) -> None:
    row = StagedRow(2, code(1), "示例1号有限公司", record={"number": "示例1"})
    Judge(site.officer, 4, "ip").judge([row])
    assert "先导入或登记企业" in row.faults[0].message
