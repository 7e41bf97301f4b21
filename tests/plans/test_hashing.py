"""The content hash covers what a plan's figures depend on, and nothing people only read."""

from tests.plans.kit import PACKS, plan_of, plan_text, target_text
from tidu.plans.hashing import closure

SRDI = 'measure: {titles: {levels: ["national.srdi"], count: ever}}'
REVENUE = 'measure: {expression: "sum(revenue of firms where valid(srdi))"}'


def test_layout_and_comments_do_not_change_it() -> None:
    plain = plan_text(target_text(SRDI))
    assert plan_of(plain).content_hash == plan_of(f"# 说明\n{plain}").content_hash
    assert plan_of(plain).content_hash != plan_of(plain.replace("value: 10", "value: 11")).content_hash


def test_the_facts_read_and_the_levels_counted_are_in_it() -> None:
    plan = plan_of(plan_text(target_text(REVENUE, unit="亿元")))
    parts = list(closure(plan.spec, plan.targets, plan.incentives, PACKS))
    ids = [getattr(part, "id", "") for part in parts]
    assert ids == ["test.plan-2023", "revenue", "srdi_until", "national.srdi"]
    counted = plan_of(plan_text(target_text(SRDI)))
    ids = [getattr(part, "id", "") for part in closure(counted.spec, counted.targets, (), PACKS)]
    assert ids == ["test.plan-2023", "national.srdi"]


def test_inputs_of_a_claim_are_no_facts_of_the_packs() -> None:
    rule = (
        'incentives:\n  - {id: a, what: "奖励", clause: "1", eligible: "listed", amount: {inputs: '
        '[{id: spent, label: "投资额", type: money}], rate: {share: "10%", base: "spent", label: "投资额"}}}\n'
    )
    plan = plan_of(plan_text(target_text(), rule))
    ids = [getattr(part, "id", "") for part in closure(plan.spec, plan.targets, plan.incentives, PACKS)]
    assert ids == ["test.plan-2023", "listed"]
