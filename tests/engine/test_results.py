"""Results find their conditions, also parts deep inside, and tell the first gap."""

import pytest

from tests.engine.support import judged, standard_of

STANDARD = standard_of("""
conditions:
  - id: "outer"
    label: "外"
    clause: "一"
    confirmation: one-source
    any_of:
      - id: "inner"
        label: "内"
        all_of:
          - {id: "deep", label: "深", test: "revenue >= 10万"}
          - {id: "brand", label: "品牌", test: "own_brand"}
      - {id: "other", label: "另", test: "patents >= 4项"}
  - id: "last"
    label: "末"
    clause: "二"
    confirmation: one-source
    test: "key_link"
    exempt: [{id: "excuse", label: "免", test: "own_brand"}]
""")
RESULT = judged(STANDARD, {"revenue": "9万", "own_brand": True, "patents": 3})


@pytest.mark.parametrize("name", ["outer", "inner", "deep", "brand", "other", "last", "excuse"])
def test_a_condition_is_found_by_id(name: str) -> None:
    assert RESULT.condition(name).id == name


def test_an_unknown_condition_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        RESULT.condition("nowhere")


def test_the_first_gap() -> None:
    deep = RESULT.condition("deep")
    assert deep.gap is deep.gaps[0]
    assert deep.gap.text == "营业收入再增加 1 万元"
    assert RESULT.condition("brand").gap is None
