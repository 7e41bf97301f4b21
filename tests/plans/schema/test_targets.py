"""Every word of a target that a user sees is Chinese, and unknown keys are refused."""

import msgspec
import pytest

from tidu.plans.schema.targets import Basis, Counted, Operator, Target

KEYS = {"id": "a", "metric": "甲", "op": ">=", "unit": "家", "clause": "1"}


def test_every_operator_basis_and_count_has_a_word_of_its_own() -> None:
    words = [item.label for kind in (Basis, Counted) for item in kind]
    assert len(set(words)) == len(words)
    assert all(words)
    assert [Operator(sign).label for sign in (">=", ">", "<=", "<", "~", "full", "zero")] == [
        "≥", ">", "≤", "<", "约", "全覆盖", "清零",
    ]  # fmt: skip


def test_a_value_is_one_figure_or_two() -> None:
    assert msgspec.convert({**KEYS, "value": 3}, Target).value == 3
    assert msgspec.convert({**KEYS, "value": [1, 2]}, Target).value == (1, 2)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**KEYS, "value": "3"}, Target)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_what_must_stand_in_every_target(key: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=key):
        msgspec.convert({name: value for name, value in KEYS.items() if name != key}, Target)


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({**KEYS, "amount": 3}, Target)
