import msgspec
import pytest

from tidu.engine.schema.amounts import Amount, Tier


def test_kind_keys_of_amounts_and_tiers_agree() -> None:
    kinds = {"fixed", "ceiling", "rate", "by_level", "unstated", "price_floor"}
    assert set(Amount.__struct_fields__) - {"clause", "confirmation", "inputs"} == kinds
    assert set(Tier.__struct_fields__) - {"clause", "confirmation", "level", "when", "label"} == kinds


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="fixd"):
        msgspec.convert({"fixd": "50万"}, Amount)


def test_amounts_are_frozen_and_hash_by_content() -> None:
    amount = msgspec.convert({"fixed": "50万", "clause": "第三条"}, Amount)
    with pytest.raises(AttributeError):
        setattr(amount, "fixed", "60万")  # noqa: B010 - mypy knows it is frozen
    assert msgspec.json.decode(msgspec.json.encode(amount), type=Amount) == amount
