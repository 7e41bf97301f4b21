"""The kinds of records beside master data."""

from datetime import date
from decimal import Decimal

import pytest

from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.related import KINDS, field_text


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_names_fields_and_relation_that_exist(kind: object) -> None:
    known = KINDS[kind.id]  # type: ignore[attr-defined]
    assert Enterprise._meta.get_field(known.related).related_model is known.model
    assert all(label and not label.isascii() for label in known.labels().values())


def test_values_are_told_in_words() -> None:
    assert field_text("share", Decimal("0.6")) == "60.0%"
    assert field_text("until", date(2026, 1, 2)) == "2026-01-02"
    assert field_text("phone", None) == field_text("phone", "") == ""
    assert KINDS["contacts"].told({"name": "示例", "phone": ""}) == {"联系人": "示例"}
