"""Rows into firms: one bad row does not stop the rest, and every fault is named."""

from datetime import date
from decimal import Decimal

from tests.tables.kit import CODE, code, notes_of, read, read_one

HEADER = [
    CODE,
    "企业名称",
    "所属辖区",
    "营业收入（万元）",
    "从业人员（人）",
    "专精特新中小企业有效期至",
    "自主品牌",
]


def test_a_firm() -> None:
    roster = read([HEADER, [code(1), "示例甲", "江苏省常熟市", 1500.25, 120, date(2027, 12, 31), "是"]])
    (firm,) = roster.firms
    assert (firm.row, firm.sheet, firm.uscc, firm.name, firm.jurisdiction) == (
        2,
        "名单",
        code(1),
        "示例甲",
        "江苏省常熟市",
    )
    assert firm.facts.values == {
        ("jurisdiction", None): "江苏省常熟市",
        ("revenue", 2025): Decimal(15_002_500),
        ("employees", 2025): Decimal(120),
        ("srdi_until", None): date(2027, 12, 31),
        ("own_brand", None): True,
    }


def test_empty_cells_are_missing_and_the_code_tells_the_place() -> None:
    (firm,) = read([HEADER, [code(1)]]).firms
    assert firm.facts.values == {}
    assert (firm.name, firm.jurisdiction) == ("", "320581")


def test_bad_rows_are_left_out_with_every_fault() -> None:
    roster = read([
        HEADER,
        [code(1), "示例甲", None, "约3000", -5],
        [code(2), "示例乙", None, 1500],
        [None, "示例丙", None, 1500],
        [code(2), "示例丁", None, 1500],
    ])  # fmt: skip
    assert [firm.name for firm in roster.firms] == ["示例乙"]
    assert [(entry.row, entry.column) for entry in roster.rejected] == [
        (2, "营业收入（万元）"),
        (2, "从业人员（人）"),
        (4, CODE),
        (5, CODE),
    ]
    first, _, missing, repeated = roster.rejected
    assert first.cells == (code(1), "示例甲", "", "约3000", "-5", "", "")
    assert first.sheet == "名单"
    assert missing.message == "缺少统一社会信用代码，请对照营业执照补填"
    assert repeated.message.startswith("与第 3 行的统一社会信用代码重复")
    assert roster.rejected_rows == 3


def test_cells_of_a_rejected_row_stand_under_the_headings() -> None:
    text = f"{CODE},企业名称,成立日期\nx,示例甲\ny,示例乙,2015-03-01,多一格\n"
    roster = read(text.encode())
    assert [entry.cells for entry in roster.rejected] == [
        ("x", "示例甲", "", ""),
        ("y", "示例乙", "2015-03-01", "多一格"),
    ]
    assert roster.headings == (CODE, "企业名称", "成立日期", "")


def test_a_placeholder_is_no_code() -> None:
    assert read([HEADER, ["无", "示例甲", None, 3]]).rejected[0].message.startswith("缺少统一社会信用代码")


def test_rows_that_are_no_firms_are_told() -> None:
    roster = read([
        HEADER,
        [code(9), "【示例】某公司", None, 1],
        [code(1), "示例甲", None, 1500],
        [],
        HEADER,
        [code(2), "示例乙", None, 1500],
        [None, "合计", None, 3000],
        ["注：数据来自平台"],
    ])  # fmt: skip
    assert [firm.row for firm in roster.firms] == [3, 6]
    assert roster.rejected == ()
    assert [(note.kind, note.rows) for note in roster.notes if note.kind.startswith("skipped")] == [
        ("skipped-example", (2,)),
        ("skipped-header", (5,)),
        ("skipped-total", (7,)),
        ("skipped-remark", (8,)),
    ]
    (example,) = notes_of(roster, "skipped-example")
    assert example.text == "标有【示例】的示例行，已跳过：第 2 行"


def test_odd_cells_are_told_by_column() -> None:
    roster = read_one("净利润（万元）2025", "-", "无", 3.5, "#N/A")
    (note,) = notes_of(roster, "placeholder")
    assert note.text.startswith("“净利润（万元）2025”有 3 个单元格是“-”“无”“#N/A”之类的占位符，按缺失处理")
    assert note.text.endswith("第 2、3、5 行")
    assert note.rows == (2, 3, 5)
    assert [len(firm.facts.values) for firm in roster.firms] == [0, 0, 1, 0]


def test_long_lists_of_rows_are_cut() -> None:
    (note,) = notes_of(read_one("净利润（万元）", *["-"] * 25), "placeholder")
    assert note.text.endswith("第 2、3、4、5、6、7、8、9、10、11 行等 25 行")
    assert len(note.rows) == 25


def test_ambiguous_shares_are_left_out_with_a_warning() -> None:
    roster = read_one("国内细分市场占有率", 35, 0.5, "0.5%")
    (note,) = notes_of(roster, "bare-share")
    assert (note.rows, note.warning) == ((3,), True)
    found = [firm.facts.get("market_share_national", 2025) for firm in roster.firms]
    assert found == [Decimal("0.35"), None, Decimal("0.005")]


def test_a_doubtful_seventeenth_sign() -> None:
    first = code(1)[:16] + "X"
    from tidu.engine.uscc import check_sign  # noqa: PLC0415 - this test alone needs it

    roster = read([HEADER, [first + check_sign(first), "示例甲"]])
    assert len(roster.firms) == 1
    (note,) = notes_of(roster, "uscc-17")
    assert note.rows == (2,)
    assert "第17位" in note.text


def test_progress_is_told_to_the_end() -> None:
    from tests.tables.kit import ON, catalogue, workbook  # noqa: PLC0415 - this test alone needs them
    from tidu.tables.roster import read_roster  # noqa: PLC0415

    calls: list[tuple[int, int]] = []
    rows = [[CODE, "企业名称"], *([code(number), "示例"] for number in range(2500))]
    read_roster(
        workbook(rows), catalogue=catalogue(), on=ON, progress=lambda done, total: calls.append((done, total))
    )
    assert calls == [(1000, 2500), (2000, 2500), (2500, 2500)]
