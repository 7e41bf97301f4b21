import pytest

from tests.workflows.kit import SMALL, built
from tidu.engine.errors import UnknownIdError
from tidu.workflows import Rank, StateKind, from_document, is_external, load_workflows


def test_a_kept_workflow_is_the_same() -> None:
    for workflow in load_workflows().workflows.values():
        kept = from_document(workflow.document())
        assert kept.spec == workflow.spec
        assert kept.content_hash == workflow.content_hash


def test_another_content_has_another_hash() -> None:
    one, other = built(SMALL), built(SMALL.replace("待审", "待核"))
    assert one["national.small"].content_hash != other["national.small"].content_hash


@pytest.mark.parametrize("word", ["state", "transition"])
def test_unknown_ids(word: str) -> None:
    workflow = built(SMALL)["national.small"]
    with pytest.raises(UnknownIdError):
        getattr(workflow, word)("nowhere")


@pytest.mark.parametrize(
    ("site", "external"),
    [
        (Rank.DISTRICT, ["review-return", "review-pass", "review-refuse", "recommend", "not-recommend"]),
        (Rank.CITY, []),
    ],
)
def test_what_is_above_the_site_is_external(site: Rank, external: list[str]) -> None:
    workflow = load_workflows().workflow("srdi-recognition")
    always = ["recognise", "province-refuse"]
    found = [step.id for step in workflow.spec.transitions if is_external(step, site)]
    assert found == [*external, *always]


def test_the_way_out_over_external_steps() -> None:
    workflow = load_workflows().workflow("national.little-giant-recommendation")

    def way(state: str, kind: StateKind, site: Rank) -> list[str]:
        return [step.id for step in workflow.way_out(state, kind, site)]

    passed = ["review-pass", "recommend", "province-recommend", "recognise"]
    assert way("screened", StateKind.ENDED_GOOD, Rank.DISTRICT) == passed
    assert way("screened", StateKind.ENDED_BAD, Rank.DISTRICT) == ["review-refuse"]
    assert way("recommended", StateKind.ENDED_GOOD, Rank.CITY) == passed[2:]
    assert way("screened", StateKind.ENDED_GOOD, Rank.CITY) == []
