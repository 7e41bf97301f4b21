import pytest
from pydantic import ValidationError

from tidu.web.api.requests import (
    FactsIn,
    FirmChange,
    LedgerRowIn,
    RemovalIn,
    TitleIn,
    WithdrawalIn,
    strength_of,
)
from tidu.web.facts.models import Strength


def test_strengths_by_name() -> None:
    assert strength_of("verified") is Strength.VERIFIED
    assert strength_of("unverified") is Strength.UNVERIFIED


def test_unknown_keys_are_errors() -> None:
    with pytest.raises(ValidationError, match="colour"):
        FirmChange.model_validate({"colour": "red"})


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (FactsIn, {"year": 2025, "values": {}, "source": "甲"}),
        (FactsIn, {"year": 2025, "values": {"revenue": 1.5}, "source": "甲"}),
        (LedgerRowIn, {"values": {"number": "a\x00b"}, "source": "甲"}),
        (TitleIn, {"level": "", "until": "2027-01-01", "source": "甲"}),
        (WithdrawalIn, {"on": "2026-01-01", "reason": "  "}),
        (RemovalIn, {"reason": ""}),
    ],
)
def test_what_is_not_taken(shape: type[FactsIn], body: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        shape.model_validate(body)
