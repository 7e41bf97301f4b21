from collections.abc import Mapping

from rich.console import Console

from tests.tables.out.made import ON, SRDI, SRDI_2022, firm
from tidu.cli.lists import comparison_tables, ranking_tables
from tidu.engine import evaluate, load_packs
from tidu.tables.out.comparison import Pair, compare
from tidu.tables.out.ranking import rank

DIRECT = {"rd_expense": "1000万", "rd_expense__1": "1000万", "revenue": "5000万", "main_revenue": "4500万"}


def printed(*renderables: object) -> str:
    console = Console(width=200, record=True)
    for renderable in renderables:
        console.print(renderable)
    return console.export_text()


def ranked(*changes: Mapping[str, object], top: int = 20) -> str:
    library = load_packs()
    firms = [firm(number, **change) for number, change in enumerate(changes, start=1)]  # type: ignore[arg-type]
    results = [(item, evaluate(library.standard(SRDI), item.facts, on=ON, case="new")) for item in firms]
    return printed(*ranking_tables(rank(results), top, library.catalogue, ON))


def test_near_and_waiting_are_two_tables() -> None:
    text = ranked({"class1_ip": 0, "evaluation_score": None}, {"evaluation_score": None}, {})
    assert "离得最近的企业（不满足 1 家）" in text
    assert "Ⅰ类知识产权〔附件1·四〕：Ⅰ类知识产权数量再增加 1" in text
    assert "1 条" in text
    assert "只缺数据或只待认定的企业（1 家）" in text
    assert "专精特新发展评价得分（平台）（2026年）" in text


def test_only_the_first_are_listed() -> None:
    text = ranked({"class1_ip": 0}, {"class1_ip": 0}, {"class1_ip": 0}, top=2)
    assert "虚构企业3" not in text
    assert "另有 1 家" in text


def test_nobody_to_rank() -> None:
    assert "没有需要比较的企业" in ranked({})


def compared(*changes: Mapping[str, object], turned: bool = False) -> str:
    library = load_packs()
    names = [SRDI, SRDI_2022] if turned else [SRDI_2022, SRDI]
    pairs = [
        Pair(item, *(evaluate(library.standard(name), item.facts, on=ON, case="new") for name in names))
        for item in (firm(number, **change) for number, change in enumerate(changes, start=1))  # type: ignore[arg-type]
    ]
    return printed(*comparison_tables(compare(pairs), 50))


def test_who_falls_out_by_which_clause() -> None:
    text = compared(DIRECT, DIRECT | {"class1_ip": 0}, DIRECT | {"evaluation_score": None})
    assert "被挡在外面的企业（原满足，新不满足）：1 家" in text
    assert "附件1·四" in text
    assert "虚构企业2" in text
    assert "进得来的企业（原不满足，新满足）：没有" in text
    assert "原满足、新标准下尚无定论：1 家" in text


def test_who_comes_in() -> None:
    text = compared(DIRECT | {"class1_ip": 0}, turned=True)
    assert "进得来的企业（原不满足，新满足）：1 家" in text
    assert "原标准下不满足" in text


def test_brackets_in_names_are_no_markup() -> None:
    assert "[red]甲[/red]" in ranked({"class1_ip": 0, "name": "[red]甲[/red]"})
