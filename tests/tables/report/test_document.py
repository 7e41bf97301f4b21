import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.tables.report.firm import judged
from tidu.engine import Facts
from tidu.engine.values import Verdict
from tidu.tables.report.document import facts_document, result_document


def read(text: str) -> Fraction:
    return Fraction(text)


def test_everything_of_a_result_is_there_and_json() -> None:
    result = judged("national.innovative-2022")
    document = result_document(result)
    assert json.loads(json.dumps(document)) == json.loads(json.dumps(document, sort_keys=True))
    assert document["standard"] == result.standard
    assert document["pack_hash"] == result.pack_hash
    assert document["on"] == "2026-06-01"
    assert document["verdict"] == result.verdict.name
    assert result.score is not None
    assert read(document["score"]["low"]) == result.score.low
    assert [one["id"] for one in document["conditions"]] == [one.id for one in result.conditions]
    assert document["missing"] == result.missing or list(document["missing"]) == list(result.missing)


def test_verdicts_are_named_at_every_depth() -> None:
    def verdicts(conditions: list[dict[str, Any]]) -> list[str]:
        return [found for one in conditions for found in (one["verdict"], *verdicts(one["parts"]))]

    found = verdicts(result_document(judged("national.srdi-2026"))["conditions"])
    assert len(found) > 10
    assert set(found) <= {one.name for one in Verdict}


def test_values_are_exact() -> None:
    document = result_document(judged("national.srdi-2026", rd_expense="1260000.01", revenue="42000000"))
    rate = next(one for one in document["conditions"] if one["id"] == "rd-each-year")
    texts = json.dumps(rate["parts"])
    assert "126000001/4200000000" in texts or "0.0300000002380952" in texts


@given(st.fractions(max_denominator=10_000))
def test_a_fraction_is_read_back_as_it_was(value: Fraction) -> None:
    kept = facts_document(Facts({("revenue", 2025): value}))["values"]["revenue"]["2025"]  # type: ignore[dict-item]
    assert read(kept) == value


def test_facts_keep_their_years_and_ledgers() -> None:
    facts = Facts(
        {
            ("revenue", 2025): Decimal("1500.50"),
            ("established_on", None): date(2010, 1, 2),
            ("listed", None): False,
        },
        {"ip": ({"number": "示例 1", "granted_on": date(2024, 3, 4)},)},
        frozenset({"ip"}),
    )
    assert facts_document(facts) == {
        "values": {
            "revenue": {"2025": "1500.50"},
            "established_on": {"": "2010-01-02"},
            "listed": {"": False},
        },
        "records": {"ip": [{"number": "示例 1", "granted_on": "2024-03-04"}]},
        "complete": ["ip"],
    }
