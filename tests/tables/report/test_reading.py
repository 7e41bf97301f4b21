from tests.tables.report.firm import document
from tidu.engine import load_packs
from tidu.tables.report.reading import TONES, shown

CATALOGUE = load_packs().catalogue


def test_conditions_with_their_parts_in_order() -> None:
    laid = shown(document(), CATALOGUE)
    assert (laid.verdict, laid.tone) == ("不满足", "red")
    rd = next(line for line in laid.lines if line.label == "近两年每年的研发费用")
    assert rd.depth == 0
    assert rd.clause == "附件1·三"
    assert not rd.unconfirmed
    assert "2024 年研发费用再增加" in rd.gaps[0] or "2024年研发费用再增加" in rd.gaps[0]
    place = laid.lines.index(rd)
    assert [line.depth for line in laid.lines[place + 1 : place + 3]] == [1, 1]
    assert rd in laid.unmet


def test_missing_facts_are_named_by_calendar_year() -> None:
    laid = shown(document(), CATALOGUE)
    wanted = {need.fact: need for line in laid.lines for need in line.missing}
    assert wanted["evaluation_score"].text == "专精特新发展评价得分（平台）（2026年）"
    assert wanted["evaluation_score"].year == 2026
    assert wanted["rd_institution_level"].year == 0
    asked = {need.fact for line in laid.lines for need in line.judgements}
    assert asked == {"market_position_ok"}


def test_points_as_intervals_and_bars() -> None:
    laid = shown(document("national.innovative-2022"), CATALOGUE)
    assert laid.line == "60 分"
    assert "–" in laid.score
    groups = {bar.label: bar for bar in laid.groups}
    assert all(0 <= bar.low <= bar.high <= 100 for bar in groups.values())
    assert any(bar.low < bar.high for bar in groups.values())
    assert {bar.text.partition(" / ")[2] for bar in laid.groups} == {"40", "30"}


def test_an_unknown_fact_is_never_shown_raw() -> None:
    changed = document() | {"missing": ["gone[-1]"]}
    assert shown(changed, CATALOGUE).missing[0].text == "未知指标"


def test_every_verdict_has_a_tone() -> None:
    assert set(TONES) == {"met", "unmet", "unknown", "manual", "not_applicable"}
