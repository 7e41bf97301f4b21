from datetime import date
from typing import Any

from tests.tables.out.made import ON, SRDI, SRDI_2022, firm, result
from tidu.engine import Facts, evaluate, load_packs
from tidu.tables.out.diagnosis import judge
from tidu.tables.out.verdicts import judged_json, result_json


def condition(found: dict[str, Any], wanted: str) -> dict[str, Any]:
    return next(item for item in found["conditions"] if item["id"] == wanted)


def test_keys_of_the_contract_are_always_there() -> None:
    required = {"id", "clause", "verdict", "value", "required", "gap", "missing"}
    for item in result_json(result())["conditions"]:
        assert required <= set(item)


def test_further_keys_are_left_out_when_empty() -> None:
    found = condition(result_json(result()), "main-share")
    assert not {"gaps", "open_judgements", "absent", "notes"} & set(found)
    assert [item["fact"] for item in found["inputs"]] == ["main_revenue", "revenue"]


def test_all_gaps_where_there_are_several() -> None:
    found = condition(result_json(result(rd_expense="50万", rd_expense__1="60万")), "rd-each-year")
    assert [gap["amount"] for gap in found["gaps"]] == [500_000, 400_000]
    assert found["gap"] == found["gaps"][0]


def test_points_of_indicators() -> None:
    score = result_json(result(SRDI_2022))["score"]
    feature = next(item for item in score["indicators"] if item["id"] == "provincial-features")
    assert (feature["low"], feature["high"]) == (0, 15)


def test_the_firm_stands_first() -> None:
    judged = judge(load_packs().standard(SRDI), firm(), on=ON, case="new")
    found = judged_json(judged)
    assert list(found)[:3] == ["uscc", "name", "jurisdiction"]


def test_what_a_ledger_counted_is_told() -> None:
    library = load_packs()
    rows = {"ip": [{"kind": "invention_patent"}, {"kind": "trademark"}]}
    facts = Facts.read({"class1_ip": 5}, catalogue=library.catalogue, on=ON, records=rows, complete=["ip"])
    found = result_json(evaluate(library.standard(SRDI), facts, on=date(2026, 6, 1), case="new"))
    counted = next(item for item in found["derived"] if item["fact"] == "class1_ip")
    assert counted["reported"] == 5
    assert counted["used"] == "ledger"
    assert len(counted["items"]) == 2
    assert any(row["reason"] for row in counted["items"])
