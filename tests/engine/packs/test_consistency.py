"""Levels and the table of what applies: what is allowed, beside the faults in bad_packs."""

from datetime import date

import pytest

from tidu.engine import PackError
from tidu.engine.catalogue import Catalogue
from tidu.engine.packs.consistency import check_source, join_applicability, join_levels
from tidu.engine.packs.convert import convert
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.strict_yaml import Document, read_yaml
from tidu.engine.schema.common import Confirmation, Source
from tidu.engine.schema.levels import ApplicabilityFile, LevelsFile

SOURCE = '{document: "办法", clause: "一", published: null, effective: null, confirmation: unconfirmed}'
DOCUMENT = Document("x.yaml", None)


def rows(*texts: str) -> list[PackError]:
    """Errors of a table whose rows are given as flow mappings without source."""
    body = "".join(f"  - {{{text}, source: {SOURCE}}}\n" for text in texts)
    document = read_yaml(f"rows:\n{body}", "applicability.yaml")
    problems = Problems(collect=True)
    table = [(document, convert(document, ApplicabilityFile))]
    join_applicability(
        table, {"a.one": 1, "a.two": 2}, {"a.x": "a.one", "a.y": "a.one", "a.z": "a.two"}, problems
    )
    return problems.errors


def row(standard: str, start: str, end: str = "null", case: str = "[new]", where: str = "[]") -> str:
    return f'level: "a.one", case: {case}, from: {start}, to: {end}, standard: "{standard}", jurisdictions: {where}'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (row("a.x", "2020-01-01", "2020-12-31"), row("a.y", "2021-01-01")),
        (row("a.x", "2020-01-01"), row("a.y", "2020-01-01", case="[renewal]")),
        (row("a.x", "2020-01-01", where='["32"]'), row("a.y", "2020-01-01", where='["33"]')),
        (row("a.x", "2020-01-01", where='["3201"]'), row("a.y", "2020-01-01", where='["3202"]')),
    ],
)
def test_one_after_the_other_or_beside_each_other(first: str, second: str) -> None:
    assert rows(first, second) == rows(second, first) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (row("a.x", "2020-01-01", "2021-01-01"), row("a.y", "2021-01-01")),
        (row("a.x", "2020-01-01"), row("a.y", "2030-01-01", case="[new, renewal]")),
        (row("a.x", "2020-01-01", where='["32"]'), row("a.y", "2020-01-01", where='["3205"]')),
        (row("a.x", "2020-01-01"), row("a.y", "2020-01-01", where='["33"]')),
    ],
)
def test_two_at_once(first: str, second: str) -> None:
    for order in ((first, second), (second, first)):
        assert [error.message for error in rows(*order)] == ["同一梯度同一情形有两个标准同时有效"]


@pytest.mark.parametrize(
    ("published", "effective", "wrong"),
    [
        (date(2026, 1, 17), date(2026, 1, 17), False),
        (date(2026, 1, 17), date(2026, 1, 16), True),
        (None, date(2026, 1, 16), False),
        (date(2026, 1, 17), None, False),
    ],
)
def test_a_document_takes_effect_after_it_is_out(
    published: date | None,
    effective: date | None,
    wrong: bool,  # noqa: FBT001 - a column of the table
) -> None:
    source = Source(
        document="办法",
        clause="一",
        published=published,
        effective=effective,
        confirmation=Confirmation.one_source,
    )
    assert bool(list(check_source(DOCUMENT, "source", source))) is wrong


def levels(text: str) -> list[str]:
    document = read_yaml(f"levels:\n{text}", "levels.yaml")
    problems = Problems(collect=True)
    join_levels([(document, convert(document, LevelsFile))], Catalogue([]), problems)
    return [error.got for error in problems.errors]


def level(name: str, key: str = "prerequisites", others: str = "") -> str:
    return f'  - {{id: "a.{name}", label: "甲", rank: 1, {key}: [{others}], source: {SOURCE}}}\n'


def test_a_graph_may_meet_again_but_not_turn_back() -> None:
    diamond = (
        level("a", others='"a.b", "a.c"')
        + level("b", others='"a.d"')
        + level("c", others='"a.d"')
        + level("d")
    )
    assert levels(diamond) == []
    turned = level("a", others='"a.b"') + level("b", "composite", '"a.c"') + level("c", others='"a.a"')
    assert levels(turned)[0] == "a.a → a.b → a.c → a.a"
    assert levels(level("a", others='"a.a"')) == ["a.a → a.a"]


def test_a_cycle_that_others_lead_to_is_told_where_it_is() -> None:
    text = level("x", others='"a.a"') + level("a", others='"a.b"') + level("b", others='"a.a"')
    assert levels(text) == ["a.a → a.b → a.a", "a.b → a.a → a.b"]
