"""Everything ``docs/semantics.md`` says in figures is what the engine does."""

import re
from datetime import date

import pytest

from tests.architecture.source import ROOT
from tests.docs.rows import CASES, ON, Row, facts_of, results_of, rows_of, tables_of
from tests.engine.amounts.build import amount_of
from tidu.engine import Facts, Verdict, evaluate, load_packs
from tidu.engine.amounts import compute_for
from tidu.engine.measures import compile_measure
from tidu.engine.packs.files import shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.values import all_of, any_of, negate

PAGE = "docs/semantics.md"
RULES = rows_of(PAGE)
BY_LABEL = {verdict.label: verdict for verdict in Verdict}


def table(first: str) -> list[Row]:
    """The lines of the tables whose header begins with a word."""
    return tables_of(PAGE, first)


def test_rules() -> None:
    assert len(RULES) > 50
    for row, result in results_of(RULES):
        place = f"{PAGE}:{row.line}"
        assert result.verdict.label == row.cells["结论"], place
        if "数值" in row.cells:
            assert result.value_text == row.cells["数值"], place
        for name, found in (
            ("缺少", result.missing),
            ("未填但不影响", result.absent),
            ("待认定", result.open_judgements),
        ):
            if name in row.cells:
                assert sorted(found) == sorted(row.keys(name)), place
        if "差距" in row.cells:
            assert (result.gap.text if result.gap else "—") == row.cells["差距"], place


@pytest.mark.parametrize(("name", "join"), [("并且", all_of), ("或者", any_of)])
def test_logic(name: str, join: object) -> None:
    rows = table(name)
    assert len(rows) == len(Verdict)
    assert callable(join)
    for row in rows:
        left = BY_LABEL[row.cells[name]]
        for label, right in BY_LABEL.items():
            assert join([left, right]).label == row.cells[label], f"{PAGE}:{row.line}"


def test_negation() -> None:
    (row,) = table("否定")
    assert {label: negate(verdict).label for label, verdict in BY_LABEL.items()} == {
        label: row.cells[label] for label in BY_LABEL
    }


def test_verdicts() -> None:
    found = {row.cells["结论"]: row.code("代码") for row in table("结论")}
    assert found == {verdict.label: verdict.name for verdict in Verdict}


def test_scores() -> None:
    file = "national/standards/cases/srdi-2022.yaml"
    data = read_yaml((shipped_folder() / file).read_text("utf-8"), file).data
    library = load_packs()
    rows = table("标准")
    assert rows
    for row in rows:
        name, condition = (part.strip() for part in row.code("标准").split("›"))
        raw = {key: value for key, value in data["base"].items() if key not in row.keys("去掉的数据")}
        facts = Facts.read(raw, catalogue=library.catalogue, on=data["on"])
        result = evaluate(library.standard(name), facts, on=data["on"])
        assert result.score is not None
        assert f"{result.score.low}–{result.score.high}" == row.cells["得分"]
        found = result.condition(condition)
        assert found.verdict.label == row.cells["结论"]
        assert sorted(found.missing) == sorted(row.keys("缺少"))


def test_which_standard() -> None:
    library = load_packs()
    rows = table("梯度")
    assert rows
    for row in rows:
        case = CASES[row.cells["情形"]]
        found = library.applicable_rows(on=ON, case=case, level=row.code("梯度"))
        assert [line.standard for line in found] == [row.code("标准")]


def test_a_named_standard_out_of_force_runs_with_a_note() -> None:
    diagnosis = pytest.importorskip("tidu.tables.out.diagnosis")
    library = load_packs()
    (chosen,) = diagnosis.choose_named(library, [], ["srdi-2022"], on=date(2026, 6, 1), case="new")
    (note,) = chosen.notes
    assert "在 2026-06-01 不适用于新申请，按指定要求仍予测算，结论仅供参考" in note
    assert "在 2026-06-01 不适用于新申请，按指定要求仍予测算，结论仅供参考" in (ROOT / PAGE).read_text(
        "utf-8"
    )


def test_measures() -> None:
    rows = table("汇总")
    assert rows
    for row in rows:
        pool = [facts_of(firm) for firm in row.code("企业").split("；")]
        assert len(pool) == 3
        found = compile_measure(row.code("汇总"), load_packs()).evaluate(pool, on=ON)
        place = f"{PAGE}:{row.line}"
        assert found.text == row.cells["结果"], place
        unknown = tuple(int(number) - 1 for number in re.findall(r"第 (\d) 户", row.cells["未定的企业"]))
        assert found.unknown == unknown, place
        assert found.missing == row.keys("缺少"), place


def test_amounts() -> None:
    rows = table("金额")
    assert {row.code("金额").partition(":")[0] for row in rows} == {
        "fixed", "ceiling", "unstated", "rate", "by_level", "price_floor",
    }  # fmt: skip
    for row in rows:
        amount = amount_of(read_yaml(row.code("金额"), PAGE).data)
        found = compute_for(amount, facts_of(row.cells["申报与企业数据"]), on=ON)
        assert found.text == row.cells["结果"], f"{PAGE}:{row.line}"
