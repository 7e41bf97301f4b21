import msgspec
import pytest

from tests.workflows.kit import SMALL, built
from tidu.workflows.schema import Transition, WorkflowFile


def test_the_key_from_is_a_keyword_of_python() -> None:
    step = built(SMALL)["national.small"].transition("submit")
    assert step.from_ == ("draft",)
    assert msgspec.to_builtins(step)["from"] == ("draft",)


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"id": "a", "fly": 1}, Transition)


def test_a_variation_needs_its_own_source() -> None:
    text = b'{"id": "a.b", "version": 1, "label": "x", "extends": "c.d"}'
    with pytest.raises(msgspec.ValidationError, match="source"):
        msgspec.json.decode(text, type=WorkflowFile)
