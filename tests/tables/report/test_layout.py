from dataclasses import replace

from tests.tables.report.firm import report
from tidu.tables.report.layout import clause_text, gap_rows, need_rows, open_count, radar_of, score_text


def test_gaps_with_advice() -> None:
    (section,) = report("national.srdi-2026").sections
    rows = dict(gap_rows(section))
    assert "负债总额再减少 400 万元" in rows["上年末资产负债率不高于80%"]
    assert len(rows["上年末资产负债率不高于80%"]) > len("负债总额再减少 400 万元")


def test_what_is_missing_and_who_decides() -> None:
    (section,) = report("national.srdi-2026").sections
    rows = need_rows(section)
    assert "补充数据：专精特新发展评价得分（平台）（2026年）" in rows
    assert [row for row in rows if row.startswith("请主管部门认定")]
    assert len(rows) == len(set(rows))
    assert open_count(section) == 2


def test_scores_and_clauses() -> None:
    scored, plain = report("national.srdi-2022", "national.srdi-2026").sections
    assert score_text(scored).endswith(" 分")
    assert score_text(plain) == "—"
    marked = [line for line in scored.shown.lines if line.unconfirmed]
    assert marked
    assert clause_text(marked[0]).endswith("（未证实）")


def test_no_radar_of_two_points() -> None:
    (section,) = report("national.srdi-2026").sections
    assert len(radar_of(section)["ends"]) == len(section.axes)
    assert radar_of(replace(section, axes=section.axes[:2]))["ends"] == []
