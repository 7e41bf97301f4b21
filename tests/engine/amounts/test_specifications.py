"""Every kind of amount works as its YAML specification says: the examples and the refusals in it are run."""

from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from tests.engine.amounts.build import amount_of
from tidu.engine import Facts, PackError
from tidu.engine.amounts import KINDS, compute_for
from tidu.engine.compiled.amounts import CompiledAmount
from tidu.engine.packs.strict_yaml import Document, read_yaml

ON = date(2024, 6, 1)


def specification(kind: str) -> Document:
    name = f"{kind}.yaml"
    return read_yaml(files("tidu.engine.amounts").joinpath(name).read_text("utf-8"), name)


def cases(section: str) -> list[Any]:
    return [
        pytest.param(kind, index, id=f"{kind}-{index}")
        for kind in KINDS
        for index, _ in enumerate(specification(kind).data[section])
    ]


def compiled(kind: str, section: str, index: int) -> CompiledAmount:
    document = specification(kind)
    return amount_of(document.data[section][index]["amount"], document, f"{section}[{index}].amount")


def money(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


@pytest.mark.parametrize(("kind", "index"), cases("examples"))
def test_example(kind: str, index: int) -> None:
    case = specification(kind).data["examples"][index]
    expected = case["expect"]
    amount = compiled(kind, "examples", index)
    facts = Facts.read(case.get("facts", {}), catalogue=amount.catalogue, on=ON)
    found = compute_for(amount, facts, on=ON)
    assert found.certainty == expected["certainty"]
    assert (found.low, found.high) == (money(expected["low"]), money(expected["high"]))
    assert found.text == expected.get("text", found.text)
    assert found.tier == expected.get("tier", found.tier)
    assert found.missing == tuple(expected.get("missing", ()))
    assert found.open_judgements == tuple(expected.get("open", ()))
    assert found.source.clause == expected.get("clause", "第一条")


@pytest.mark.parametrize(("kind", "index"), cases("refused"))
def test_refusal(kind: str, index: int) -> None:
    document = specification(kind)
    case = document.data["refused"][index]
    with pytest.raises(PackError) as caught:
        compiled(kind, "refused", index)
    path = f"refused[{index}].amount"
    assert caught.value.message == case["message"]
    assert caught.value.place.file == f"{kind}.yaml"
    assert caught.value.place.path == (f"{path}.{case['path']}" if case["path"] else path)
    assert caught.value.place.line == document.place(caught.value.place.path).line > 1


@pytest.mark.parametrize("kind", KINDS)
def test_specification_names_its_kind(kind: str) -> None:
    data = specification(kind).data
    assert set(data) == {"name", "meaning", "keys", "examples", "refused"}
    assert data["name"] == kind
    assert data["meaning"].endswith("。")
    assert len({example["name"] for example in data["examples"]}) == len(data["examples"])
