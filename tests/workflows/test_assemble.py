import pytest

from tests.workflows.kit import SMALL, built, changed, faults
from tidu.engine.errors import ConsistencyError, SchemaError

VARIED = """\
id: "changchun.small"
version: 1
label: "本地流程"
extends: "national.small"
source: {document: "本地办法", clause: "二", published: null, effective: null, confirmation: unconfirmed}
"""


def test_a_whole_workflow() -> None:
    workflow = built(SMALL)["national.small"]
    assert list(workflow.states) == ["draft", "submitted", "passed"]
    assert [step.id for step in workflow.exits("submitted")] == ["pass"]


def test_a_variation_takes_over_what_it_does_not_name() -> None:
    found = built(SMALL, VARIED)
    base, own = found["national.small"], found["changchun.small"]
    assert own.label == "本地流程"
    assert own.spec.transitions == base.spec.transitions
    assert (own.spec.levels, own.spec.cases, own.spec.start) == (("national.srdi",), ("new",), "draft")


def test_a_variation_replaces_adds_and_drops() -> None:
    text = VARIED + (
        "drop: [pass]\n"
        "states:\n"
        '  - {id: submitted, kind: open, officer: "待区县审", firm: "已提交"}\n'
        '  - {id: screened, kind: open, officer: "待市审", firm: "初审通过"}\n'
        "transitions:\n"
        '  - {id: screen, label: "初审", from: [submitted], to: screened, duty: screen, rank: district, '
        "actors: [officer]}\n"
        '  - {id: decide, label: "决定", from: [screened], to: passed, duty: decide, rank: city, actors: [officer]}\n'
    )
    own = built(SMALL, text)["changchun.small"]
    assert list(own.states) == ["draft", "submitted", "passed", "screened"]
    assert own.state("submitted").officer == "待区县审"
    assert list(own.transitions) == ["submit", "screen", "decide"]


def test_a_variation_of_a_variation() -> None:
    third = VARIED.replace("changchun.small", "wujiang-resort.small").replace(
        "national.small", "changchun.small"
    )
    found = built(third, VARIED, SMALL)
    assert found["wujiang-resort.small"].spec.states == found["national.small"].spec.states


@pytest.mark.parametrize(
    ("texts", "message", "where"),
    [
        ((VARIED,), "没有这个流程", "workflows/0.yaml:4（extends）"),
        ((SMALL, VARIED + "drop: [fly]\n"), "原流程没有这个状态或步骤", "workflows/1.yaml:6（drop[0]）"),
        ((SMALL + "drop: [pass]\n",), "没有可删的内容", "workflows/0.yaml:15（drop）"),
        (
            (SMALL, changed("cases: [new]", "cases: [new]\nnote: 甲")),
            "同一 id、同一版本有两种内容",
            "workflows/1.yaml:1（id）",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(texts: tuple[str, ...], message: str, where: str) -> None:
    error = faults(*texts)[0]
    assert isinstance(error, ConsistencyError)
    assert (error.message, str(error.place)) == (message, where)


def test_a_circle_of_bases() -> None:
    other = VARIED.replace('"changchun.small"', '"xiaoshan.small"').replace(
        "national.small", "changchun.small"
    )
    circle = VARIED.replace("national.small", "xiaoshan.small")
    assert {error.message for error in faults(other, circle)} == {"流程之间互相引用"}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("actors: [officer]", "actors: [king]", "transitions[1].actors[0]"),
        ("effects: [freeze]", "effects: [melt]", "transitions[0].effects[0]"),
        ("rank: city", "rank: city, needs: [luck]", "transitions[1].needs[0]"),
        ("rank: city", "rank: village", "transitions[1].rank"),
        ("kind: open", "kind: ajar", "states[1].kind"),
    ],
)
def test_unknown_words(old: str, new: str, path: str) -> None:
    error = faults(changed(old, new))[0]
    assert isinstance(error, SchemaError)
    assert error.place.path == path
    assert error.place.line
