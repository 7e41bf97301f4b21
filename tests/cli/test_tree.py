from dataclasses import replace

import pytest

from tests.tables.out.made import ON, SIZE, SRDI, SRDI_2022, firm
from tidu.cli.branches import drawn
from tidu.cli.tree import TreeWriter
from tidu.engine import Facts, load_packs
from tidu.engine.schema.common import CaseName
from tidu.tables.out.diagnosis import judge


def lines(
    standard: str = SRDI, case: CaseName = "new", notes: tuple[str, ...] = (), **changes: object
) -> str:
    library = load_packs()
    found = library.standard(standard)
    judged = judge(found, firm(**changes), on=ON, case=case)  # type: ignore[arg-type]
    tree = TreeWriter(library.catalogue, ON).judged(judged, found, notes)
    return "\n".join(drawn(tree, columns=1_000, colours=False))


def test_verdict_value_requirement_clause_and_inputs() -> None:
    text = lines()
    assert text.startswith("√ 满足　专精特新中小企业认定标准（2026年）（工信部企业〔2026〕2号）")
    assert "√ 满足　主营业务收入占营业收入比重　90.0%（要求 ≥ 80%）〔附件1·二〕" in text
    assert "依据　主营业务收入（2025年） 1,800 万元；营业收入（2025年） 2,000 万元" in text


def test_gap_and_advice_where_something_lacks() -> None:
    text = lines(rd_expense="62.8万")
    assert "缺口　研发费用再增加 37.2 万元" in text
    assert "建议　两年分别看" in text
    assert "建议　两年分别看" not in lines()


def test_missing_facts_and_open_judgements() -> None:
    text = lines(evaluation_score=None, market_position_ok=None)
    assert "? 待补数据　专精特新发展评价得分" in text
    assert "还需补齐的数据　专精特新发展评价得分（平台）（2026年）" in text
    assert "还需人工认定　市场占有率较为靠前（人工认定）" in text


def test_of_alternatives_only_the_one_taken_is_shown() -> None:
    text = lines()
    assert "按“上年营业收入1500万元以上”满足" in text
    assert "近两年新增股权融资2000万元以上" not in text
    assert "近两年新增股权融资2000万元以上" in lines(revenue="1400万", main_revenue="1400万")


def test_an_exemption_is_shown_when_it_matters() -> None:
    assert "豁免：" not in lines()
    taken = lines(class1_ip=0, rd_institution_level="省级")
    assert "√ 满足　豁免：建有经认定的省级以上研发机构" in taken
    assert "豁免：近三年获省级以上科技奖励" not in taken
    assert "× 不满足　豁免：建有经认定的省级以上研发机构" in lines(class1_ip=0)


def test_of_bands_only_the_firms_own() -> None:
    text = lines("national.little-giant-2022", revenue="1.2亿", rd_expense="1万", maker_china_rank=0)
    assert "适用档次：营业收入1亿元以上" in text
    assert "营业收入5000万元至1亿元" not in text


def test_a_condition_the_case_does_not_test() -> None:
    assert "— 不适用　" in lines("national.little-giant-2026", "renewal")


def test_scores_with_groups_and_indicators() -> None:
    text = lines(SRDI_2022)
    assert "，合格线 60，满分 100" in text
    assert "特色化指标 0–15（满分 15）" in text
    assert "5/5　主营业务收入占营业收入比重：90.0%〔" in text


def test_size_classes() -> None:
    assert lines(SIZE).startswith("√ 小型　中小企业划型标准（2011年）")
    assert lines(SIZE, employees=None).startswith("? 待补数据，可能为中型、小型、微型")


def test_what_a_ledger_counted_and_what_not() -> None:
    library = load_packs()
    rows = {"ip": [{"kind": "invention_patent"}, {"kind": "trademark"}]}
    facts = Facts.read({"class1_ip": 5}, catalogue=library.catalogue, on=ON, records=rows, complete=["ip"])
    judged = judge(library.standard(SRDI), replace(firm(), facts=facts), on=ON, case="new")
    tree = TreeWriter(library.catalogue, ON).judged(judged, library.standard(SRDI))
    text = "\n".join(drawn(tree, columns=1_000, colours=False))
    assert "台账计数　Ⅰ类知识产权数量：台账 0–1，填报 5，以台账为准〔附件3〕" in text
    assert "第 1 条待定：资料不全" in text
    assert "第 2 条未计入：不属于Ⅰ类知识产权〔附件3〕" in text


def test_remarks_on_the_choice_stand_on_top() -> None:
    assert lines(notes=("当日不适用",)).splitlines()[1] == "├── 注意　当日不适用"


@pytest.mark.parametrize("standard", sorted(load_packs().standards))
@pytest.mark.parametrize("case", ["new", "renewal"])
def test_every_standard_has_a_tree(standard: str, case: CaseName) -> None:
    assert lines(standard, case)
