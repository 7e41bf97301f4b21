"""The five seed plans, read by the program, against their packs: what a person had to add is listed here.

Point 6 of the reader's issue. The texts lie beside the repository; without them there is nothing to read.
"""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import ROOT
from tests.reader.test_pack import draft_of
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.problems import Problems
from tidu.plans import load_plans
from tidu.plans.assemble import build_plans
from tidu.plans.contract import contract
from tidu.reader import read
from tidu.reader.pack import Draft, pack_text

SEEDS = next(
    (folder / "shared" / "seeds" for folder in ROOT.parents if (folder / "shared" / "seeds").is_dir()),
    ROOT.parent / "shared" / "seeds",
)
FILES = {
    "changshu": "changshu-2023-2025.txt",
    "changchun": "changchun-2022-2025.txt",
    "wujiang-resort": "wujiang-resort-2022-2024.txt",
    "xining-zones": "xining-zones-2022-2024.txt",
    "xiaoshan": "xiaoshan-2022-2025.txt",
}
# Per plan: targets (operator, value, unit) and money rules (amount, rate, cap) that only the pack has.
ADDED_TARGETS: dict[str, list[tuple[str, str, str]]] = {
    # One sentence orders full coverage of two things; the program reads one goal.
    "changshu": [("full", "100", "%")],
    # “清零” names no unit; the pack counts firms.
    "xiaoshan": [("zero", "0", "家")],
}
ADDED_MONEY = {
    # Money is promised without an amount: a person sees that it is a rule, the program leaves it to her.
    "xining-zones": 1,
    "xiaoshan": 1,
}
MISREAD_TARGETS: dict[str, list[tuple[str, str, str]]] = {"xiaoshan": [("zero", "0", "")]}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="计划原文（../shared/seeds）不在，无法核对")


def both(plan: str) -> tuple[dict[str, Any], dict[str, Any]]:
    text = (SEEDS / FILES[plan]).read_bytes()
    return read(text, name=Path(FILES[plan]).stem).as_dict(), contract(load_plans().plan(plan))


def tasks(document: dict[str, Any]) -> Counter[tuple[str, frozenset[str]]]:
    """Titles with their units; the brackets inside a name are written either way."""
    return Counter(
        (one["title"], frozenset(unit.translate(str.maketrans("〔〕", "（）")) for unit in one["units"]))
        for one in document["tasks"]
    )


def targets(document: dict[str, Any]) -> Counter[tuple[str, str, str]]:
    return Counter((one["op"], str(one["value"]), one["unit"]) for one in document["targets"])


def money(document: dict[str, Any]) -> Counter[tuple[str, str, str]]:
    return Counter((str(one["amount"]), str(one["rate"]), str(one["cap"])) for one in document["incentives"])


@pytest.mark.parametrize("plan", FILES)
def test_every_task_with_its_units_is_read(plan: str) -> None:
    found, packed = both(plan)
    assert tasks(found) == tasks(packed)


@pytest.mark.parametrize("plan", FILES)
def test_targets_but_for_what_a_person_added(plan: str) -> None:
    found, packed = map(targets, both(plan))
    assert sorted((packed - found).elements()) == sorted(ADDED_TARGETS.get(plan, []))
    assert sorted((found - packed).elements()) == sorted(MISREAD_TARGETS.get(plan, []))


@pytest.mark.parametrize("plan", FILES)
def test_money_rules_but_for_those_without_an_amount(plan: str) -> None:
    found, packed = map(money, both(plan))
    assert found - packed == Counter()
    assert packed - found == Counter({("None", "None", "None"): ADDED_MONEY.get(plan, 0)}) + Counter()


@pytest.mark.parametrize("plan", FILES)
def test_a_seed_becomes_a_pack_that_loads_but_for_what_a_person_mends(plan: str) -> None:
    text = (SEEDS / FILES[plan]).read_bytes()
    document = read(text)
    draft = draft_of(document)
    # A goal without a unit is mended in the review: the pack has 家 there.
    targets = {
        key: one if one["unit"] else one | {"unit": "家"} for key, one in draft.entries["target"].items()
    }
    start, end = document.period
    assert start
    assert end
    head = replace(draft.head, id=f"probe.plan-{start}", start=date(start, 1, 1), end=date(end, 12, 31))
    whole = Draft(head, {**draft.entries, "target": targets})
    built = build_plans([PackFile("plan.yaml", "plan", pack_text(whole))], load_plans().packs, Problems())
    made = built[head.id]
    assert (len(made.tasks), len(made.targets), len(made.incentives)) == (
        len(document.tasks),
        len(document.targets),
        len(document.incentives),
    )
