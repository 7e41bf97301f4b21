from tests.tables.out.made import ON, SRDI, SRDI_2022, firm
from tidu.engine import Verdict, evaluate, load_packs
from tidu.tables.out.comparison import Comparison, Pair, by_clause, compare

# Enough for srdi-2022 by a direct route, whatever the score.
DIRECT = {"rd_expense": "1000万", "rd_expense__1": "1000万", "revenue": "5000万", "main_revenue": "4500万"}


def compared() -> Comparison:
    library = load_packs()
    firms = [
        firm(1, **DIRECT),
        firm(2, class1_ip=0, **DIRECT),
        firm(3, rd_expense="10万", class1_ip=0),
        firm(4, evaluation_score=None, **DIRECT),
    ]
    standards = [library.standard(name) for name in (SRDI_2022, SRDI)]
    return compare(
        Pair(item, *(evaluate(standard, item.facts, on=ON, case="new") for standard in standards))
        for item in firms
    )


def names(pairs: tuple[Pair, ...]) -> list[str]:
    return [pair.firm.name for pair in pairs]


def test_who_falls_out_and_who_is_open() -> None:
    found = compared()
    assert names(found.out) == ["虚构企业2"]
    assert names(found.into) == []
    assert names(found.open_out) == ["虚构企业4"]
    assert names(found.open_in) == []


def test_counts_of_pairs_of_verdicts() -> None:
    counts = compared().counts()
    assert counts[Verdict.met, Verdict.met] == 1
    assert counts[Verdict.met, Verdict.unmet] == 1
    assert counts[Verdict.unmet, Verdict.unmet] == 1
    assert sum(counts.values()) == 4


def test_the_other_way_round() -> None:
    found = compared()
    back = compare(Pair(pair.firm, pair.after, pair.before) for pair in found.pairs)
    assert names(back.into) == ["虚构企业2"]
    assert names(back.out) == []


def test_causes_by_clause_most_first() -> None:
    found = compared()
    causes = by_clause(pair.after for pair in found.pairs)
    assert [(condition.id, count) for condition, count in causes] == [("class1-ip", 2), ("rd-each-year", 1)]
    assert causes[0][0].source.clause == "附件1·四"
