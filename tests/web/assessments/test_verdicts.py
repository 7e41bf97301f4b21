from datetime import date

import polars as pl

from tidu.engine import Facts
from tidu.engine.columnar import ColumnarProgram, frame_of
from tidu.web.assessments.verdicts import fact_hashes, lines_of, tally
from tidu.web.packs import library

ON = date(2026, 6, 1)


def judged(standard: str, *firms: dict[str, object]) -> pl.DataFrame:
    catalogue, chosen = library().catalogue, library().standard(standard)
    facts = [Facts.read(firm, catalogue=catalogue, on=ON) for firm in firms]
    frame = frame_of(facts, [chosen], on=ON, catalogue=catalogue)
    answer = ColumnarProgram([chosen], on=ON).run(frame, gaps=True)
    return pl.DataFrame([pl.Series("firm", range(len(firms)))]).hstack(frame).hstack(answer)


def test_a_nearer_firm_has_a_smaller_distance() -> None:
    frame = judged(
        "national.srdi-2026",
        {"total_assets": "100万", "total_liabilities": "81万"},
        {"total_assets": "100万", "total_liabilities": "99万"},
        {},
    )
    lines = lines_of(frame, library().standard("national.srdi-2026"), "new")
    near, far, blank = lines.iter_rows(named=True)
    # No title of a science and technology SME: one more condition, told by no figure.
    assert near["unmet"] == far["unmet"] == blank["unmet"] + 1
    assert near["distance"] < far["distance"]
    assert blank["open"] > near["open"]


def test_points_are_an_interval() -> None:
    frame = judged("national.innovative-2022", {})
    (line,) = lines_of(frame, library().standard("national.innovative-2022"), "new").iter_rows(named=True)
    assert line["score_low"] < line["score_high"] <= 100


def test_equal_facts_have_equal_hashes() -> None:
    frame = pl.DataFrame({"firm": [1, 2, 3], "name": ["甲", "乙", "丙"], "revenue": [1.0, 1.0, 2.0]})
    first, second, third = fact_hashes(frame).to_list()
    assert first == second != third


def test_tally_by_name() -> None:
    frame = judged("national.srdi-2026", {}, {"major_incident": True})
    assert sum(tally(frame, library().standard("national.srdi-2026")).values()) == 2
    sizes = judged("national.size-2011", {})
    assert tally(sizes, library().standard("national.size-2011")) == {"unknown": 1}
