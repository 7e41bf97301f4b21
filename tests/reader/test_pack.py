from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.load import load_packs
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.plans.assemble import build_plans
from tidu.plans.schema.plan import PlanFile
from tidu.reader import PolicyDocument, read
from tidu.reader.entries import incentive_entry, mention_entry, target_entry, task_entry
from tidu.reader.pack import Draft, PackHead, pack_text

HEAD = PackHead(
    id="shili.plan-2025",
    version=1,
    label="示例市示例计划",
    area="示例市",
    codes=("990100",),
    title="示例市示例计划（2025—2027年）",
    number="",
    issuer="示例市人民政府",
    issued=date(2025, 3, 1),
    start=date(2025, 1, 1),
    end=date(2027, 12, 31),
)
TEXT = (
    "一、主要目标\n到2027年，培育专精特新中小企业50家以上，研发投入强度达到3.5%。\n"
    "二、重点任务\n1.壮大队伍。建立示例企业培育库，健全示例联席会议制度。对首次认定的示例企业，按设备投入的10%给予补助，"
    "最高50万元。每年培训示例人才200人。（责任单位：市示例局）\n"
)


def draft_of(found: PolicyDocument) -> Draft:
    """Everything that was read, as a draft."""
    outline = found.outline
    return Draft(
        HEAD,
        {
            "task": {f"t{one.number}": task_entry(one, outline) for one in found.tasks},
            "target": {f"g{n}": target_entry(one, outline) for n, one in enumerate(found.targets, 1)},
            "incentive": {
                f"m{n}": incentive_entry(one, outline) for n, one in enumerate(found.incentives, 1)
            },
            "library": {
                f"l{n}": mention_entry(one, outline, library=True) for n, one in enumerate(found.libraries, 1)
            },
            "mechanism": {f"w{n}": mention_entry(one, outline) for n, one in enumerate(found.mechanisms, 1)},
        },
    )


def test_what_was_read_is_a_plan_that_loads() -> None:
    text = pack_text(draft_of(read(TEXT)))
    plan = build_plans([PackFile("plan.yaml", "plan", text)], load_packs(), Problems())["shili.plan-2025"]
    assert [(one.spec.metric, one.goal_text) for one in plan.targets] == [
        ("专精特新中小企业", "≥ 50 家"),
        ("研发投入强度", "≥ 3.5%"),
        ("示例人才", "200 人"),
    ]
    assert [task.units for task in plan.tasks] == [("市示例局",)]
    assert plan.incentives[0].amount.kind == "rate"
    assert [one.label for one in plan.spec.libraries] == ["示例企业培育库"]
    assert plan.spec.document.issuers == ("示例市人民政府",)


def test_an_empty_draft_still_has_its_lists() -> None:
    spec = convert(read_yaml(pack_text(Draft(HEAD)), "plan.yaml"), PlanFile)
    assert (spec.tasks, spec.targets, spec.incentives) == ((), (), ())


def test_a_task_that_was_struck_out_is_no_ones_task() -> None:
    entry = {"metric": "示例", "op": "=", "value": 1, "unit": "个", "by": 2026, "task": "t9", "clause": "一"}
    text = pack_text(Draft(HEAD, {"target": {"g1": entry}}))
    assert convert(read_yaml(text, "plan.yaml"), PlanFile).targets[0].task is None


@settings(max_examples=60)
@given(st.text(max_size=40), st.floats(0.001, 1e9))
def test_any_text_and_figure_come_back_as_they_were(words: str, figure: float) -> None:
    figure = round(figure, 6)
    entry = {
        "metric": words or "x",
        "op": "=",
        "value": figure,
        "unit": "个",
        "by": 2026,
        "clause": "no",
        "scope": words,
    }
    head = replace(HEAD, label=words or "x")
    spec = convert(read_yaml(pack_text(Draft(head, {"target": {"g1": entry}})), "plan.yaml"), PlanFile)
    target = spec.targets[0]
    assert (target.metric, target.scope, target.value, spec.label) == (
        words or "x",
        words,
        figure,
        words or "x",
    )
