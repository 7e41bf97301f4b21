import pytest

from tidu.workflows import vocabulary
from tidu.workflows.vocabulary import StateKind, Word


@pytest.mark.parametrize("words", Word.__subclasses__(), ids=lambda words: words.__name__)
def test_every_word_has_its_own_label(words: type[Word]) -> None:
    labels = [word.label for word in words]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert len({word.value for word in words}) == len(labels)


def test_ended_states() -> None:
    assert [kind for kind in StateKind if kind.is_ended] == [StateKind.ENDED_GOOD, StateKind.ENDED_BAD]
    assert vocabulary.Need.REASON.label == "写明原因"
