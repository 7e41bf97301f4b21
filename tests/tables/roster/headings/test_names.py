"""Names of facts: every one in the catalogue is found, near ones are offered, others are not guessed."""

import pytest

from tests.tables.kit import catalogue
from tidu.tables.roster.headings.names import Names, squash, without_brackets

NAMES = Names(catalogue())


@pytest.mark.parametrize(
    ("text", "squashed"),
    [
        ("营业收入（万元）", "营业收入(万元)"),
        (" ＲＥＶＥＮＵＥ [-1]\n", "revenue(-1)"),
        ("属“六基”", "属六基"),
        ("①企业名称", "1企业名称"),
        ("特色化得分（省定，0–15）", "特色化得分(省定,0-15)"),
        ("12、成立日期", "成立日期"),
    ],
)
def test_squash(text: str, squashed: str) -> None:
    assert squash(text) == squashed


def test_every_name_of_every_fact_is_found() -> None:
    for name, fact in catalogue().names.items():
        found = NAMES.find(squash(name))
        assert found is not None, name
        assert found.id == fact, name


def test_no_two_facts_share_a_squashed_name() -> None:
    owners: dict[str, set[str]] = {}
    for name, fact in catalogue().names.items():
        owners.setdefault(squash(name), set()).add(fact)
    assert {name: facts for name, facts in owners.items() if len(facts) > 1} == {}


def test_words_hung_on_are_tried_off_once() -> None:
    found = NAMES.find("从业人员数量")
    assert found is not None
    assert found.id == "employees"
    assert NAMES.find("从业人员数量情况") is None
    assert NAMES.find("收入") is None


@pytest.mark.parametrize("ending", ["到期日", "到期日期", "有效期止", "有效期截止日期", "有效期至"])
def test_words_for_the_end_of_a_title(ending: str) -> None:
    found = NAMES.find(f"创新型中小企业{ending}")
    assert found is not None
    assert found.id == "innovative_until"
    assert NAMES.find("创新型中小企业有效期") is None


def test_ids_are_told_from_chinese_names() -> None:
    assert NAMES.is_id(squash("class1_ip"))
    assert not NAMES.is_id(squash("营业收入"))


@pytest.mark.parametrize(
    ("text", "label"),
    [("营业总收人", "营业收入"), ("成立的日期", "成立日期"), ("营业收入增幅", ""), ("法定代表人", "")],
)
def test_near_names_are_offered_unless_they_mean_something_else(text: str, label: str) -> None:
    assert NAMES.near(text) == label


def test_without_brackets() -> None:
    assert without_brackets("营业收入(万元)(必填)") == "营业收入"
