import pytest

from tests.workflows.kit import SMALL, changed, faults

LAST_STEP = SMALL.splitlines(keepends=True)[-1]
LOST = '  - {id: lost, kind: open, officer: "走失", firm: "走失"}\ntransitions:\n'


def test_a_sound_workflow_has_no_faults() -> None:
    assert faults(SMALL) == []


@pytest.mark.parametrize(
    ("text", "message", "path"),
    [
        (changed("transitions:\n", LOST), "没有步骤能到达这个状态", "states[3].id"),
        (changed(LAST_STEP, ""), "从这个状态到不了办结", "states[0].id"),
        (changed(", actors: [officer]", ""), "步骤没有写由谁办理", "transitions[1].actors"),
        (changed("actors: [officer]", "actors: []"), "步骤没有写由谁办理", "transitions[1].actors"),
        (changed(", rank: city", ""), "步骤没有写由哪一级办理", "transitions[1].rank"),
        (changed("duty: file", "duty: file, rank: city"), "申报一方的步骤不写层级", "transitions[0].rank"),
        (changed("actors: [officer]", "actors: [firm]"), "决定不能由企业办理", "transitions[1].actors"),
        (changed("to: passed", "to: past"), "没有这个状态", "transitions[1].to"),
        (changed("from: [submitted]", "from: [sent]"), "没有这个状态", "transitions[1].from"),
        (changed("from: [submitted]", "from: []"), "步骤没有写从哪个状态出发", "transitions[1].from"),
        (changed("from: [submitted]", "from: [submitted, passed]"), "办结的状态不能再有步骤", "states[2].id"),
        (changed("id: pass,", "id: submit,"), "同一个步骤 id 用了两次", "transitions[1].id"),
        (changed("{id: submitted, kind", "{id: draft, kind"), "同一个状态 id 用了两次", "states[1].id"),
        (changed("id: pass,", "id: Pass,"), "步骤 id 的写法不对", "transitions[1].id"),
        (changed("start: draft", "start: submitted"), "起始状态应是可修改的状态", "start"),
        (changed("cases: [new]\n", ""), "没有写明情形", "cases"),
        (changed("national.srdi", "national.sdri"), "没有这个梯度", "levels[0]"),
        (changed(", effects: [freeze]", ""), "提交时没有固定数据", "transitions[0].effects"),
        (changed("actors: [officer]", "actors: [officer], effects: [freeze]"),
         "数据已在提交时固定", "transitions[1].effects"),
        (changed("actors: [officer]", "actors: [officer], effects: [title]"),
         "称号要有公告文号", "transitions[1].needs"),
        (changed("kind: ended-good", "kind: ended-bad"), "没有通过的状态", "states"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(text: str, message: str, path: str) -> None:
    found = {(error.message, error.place.path): error for error in faults(text)}
    assert (message, path) in found
    assert found[message, path].place.line


def test_titles_come_only_with_a_pass() -> None:
    text = changed("effects: [freeze]", "effects: [freeze, title], needs: [document]")
    assert [error.message for error in faults(text)] == ["称号和入库只能在通过后登记"]


def test_what_a_base_brings_is_told_at_extends() -> None:
    varied = (
        'id: "changchun.small"\nversion: 1\nlabel: "本地"\nextends: "national.small"\ndrop: [pass]\n'
        'source: {document: "本地办法", clause: "二", published: null, effective: null, confirmation: unconfirmed}\n'
    )
    error = faults(SMALL, varied)[0]
    assert (error.message, error.place.path) == ("从这个状态到不了办结", "extends")
