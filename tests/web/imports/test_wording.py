"""Staged rows in words."""

from tidu.web.imports.models import Outcome
from tidu.web.imports.packing import Change, Fault, StagedRow, texts_of
from tidu.web.imports.wording import SHOWN, Said, content, field_label, field_text, lines, record_text

PLACES = {"7": "示例东区"}


def test_changes_read_with_labels_years_and_units() -> None:
    row = StagedRow(3, "91", "示例甲", Outcome.CHANGED, 5)
    row.changes = [
        Change("fact", "revenue", 2025, "32000000.00", "35000000.00"),
        Change("fact", "own_brand", 0, None, new=True),
        Change("field", "jurisdiction", 0, "8", "7"),
        Change("field", "size_industry", 0, None, "industry", counts=False),
    ]
    ((said),) = lines([row], PLACES, "roster")
    assert said.shown == (
        Said("营业收入（2025 年）", "3,200 万元", "3,500 万元"),
        Said("自主品牌", "", "是"),
        Said("所属辖区", "8", "示例东区"),
        Said("划型行业", "", "工业", "与更可信的来源不一致，保留原值，记为冲突"),
    )
    assert (said.row, said.name, said.uscc, said.enterprise_id) == (3, "示例甲", "91", 5)


def test_new_rows_show_what_they_bring_and_long_ones_fold() -> None:
    row = StagedRow(
        2, "91", "示例甲", Outcome.NEW, place_id=7, master={"jurisdiction": "x", "sector": "示例"}
    )
    row.texts = texts_of(
        {
            2024: {"revenue": "1.00"},
            2025: dict.fromkeys(("revenue", "net_profit", "rd_expense", "employees"), "3.00"),
        }
    )
    (line,) = lines([row], PLACES, "roster")
    assert [said.label for said in line.shown[:3]] == ["所属辖区", "产业领域", "营业收入（2025 年）"]
    assert line.shown[0].after == "示例东区"
    assert (len(line.shown), len(line.folded)) == (SHOWN, 1)


def test_rejected_and_unchanged_rows_say_nothing_of_their_values() -> None:
    rejected = StagedRow(2, "", "示例甲", Outcome.REJECTED, texts=texts_of({2025: {"revenue": "1.00"}}))
    rejected.faults, rejected.warnings = [Fault(1, "营业收入", "应为数字")], ["请核对"]
    unchanged = StagedRow(3, "91", "示例乙", Outcome.UNCHANGED, texts=texts_of({2025: {"revenue": "1.00"}}))
    first, second = lines([rejected, unchanged], PLACES, "roster")
    assert (first.shown, first.faults, first.warnings) == ((), (("营业收入", "应为数字"),), ("请核对",))
    assert second.shown == ()


def test_ledger_rows() -> None:
    record: dict[str, str | bool] = {"number": "ZL1", "kind": "invention_patent", "granted_on": "2020-05-01"}
    row = StagedRow(2, "91", "示例甲", Outcome.CHANGED, 5, record=record)
    row.changes = [Change("record", "ip", 0, None, "ZL1")]
    (line,) = lines([row], PLACES, "ip")
    assert line.shown == (Said("知识产权台账", "", "种类 发明专利，证书号 ZL1，授权日期 2020-05-01"),)
    waiting = StagedRow(
        2, "", "示例甲", Outcome.UNMATCHED, record={"level": "national.srdi", "until": "2027-01-01"}
    )
    (line,) = lines([waiting], PLACES, "titles")
    assert line.shown[0].after == "梯度 专精特新中小企业，有效期至 2027-01-01"
    assert record_text("nowhere", record) == ""


def test_years_kept_as_texts_are_read() -> None:
    said = list(content({}, {"2024": {"revenue": "1.00"}, "2025": {"revenue": "2.00"}}, {}, PLACES, "roster"))  # type: ignore[dict-item] # as JSON keeps them
    assert [one.label for one in said] == ["营业收入（2025 年）", "营业收入（2024 年）"]


def test_labels_of_master_data() -> None:
    assert field_label("contact_phone") == "电话"
    assert field_label("sector") == "产业领域"
    assert field_label("nowhere") == "其他信息"
    assert field_text("established_on", "2015-03-01", PLACES) == "2015-03-01"
    assert field_text("jurisdiction", None, PLACES) == ""
