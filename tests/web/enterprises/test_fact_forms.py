"""The forms of figures."""

from tidu.web.enterprises.fact_forms import OTHER, FactsForm, ReasonForm, SettleForm, fact_field, read_typed
from tidu.web.packs import library

CATALOGUE = library().catalogue
FACTS = tuple(CATALOGUE.fact(fact) for fact in ("revenue", "rd_expense", "employees", "own_brand"))


def form(**data: str) -> FactsForm:
    current = {"revenue": "15000000.00", "employees": "80"}
    return FactsForm(data, facts=FACTS, current=current, hints={"revenue": "平台导出"})


def test_only_what_is_changed_is_recorded() -> None:
    filled = form(revenue="1500", rd_expense="90", employees="", own_brand="")
    assert filled.is_valid()
    assert sorted(filled.changed) == ["employees", "rd_expense"]
    assert filled.changed["employees"] is None
    assert "平台导出" in filled.as_p()


def test_what_somebody_else_changed_meanwhile_is_not_ones_own_change() -> None:
    filled = form(
        **{"revenue": "1400", "initial-revenue": "1400", "employees": "90", "initial-employees": "80"}
    )
    assert filled.is_valid()
    assert sorted(filled.changed) == ["employees"]
    assert filled.seen["initial-revenue"] == "1400"


def test_a_wrong_value_is_told_at_its_field() -> None:
    filled = form(revenue="很多", employees="80", rd_expense="", own_brand="")
    assert not filled.is_valid()
    assert filled.errors["revenue"] == ["营业收入应为数字，实为“很多”"]


def test_fields_suit_their_facts() -> None:
    assert fact_field(CATALOGUE.fact("revenue")).label == "营业收入（万元）"
    assert ("city", "市级") in fact_field(CATALOGUE.fact("rd_institution_level")).choices  # type: ignore[attr-defined]
    assert fact_field(CATALOGUE.fact("niche_since")).widget.input_type == "date"
    assert read_typed(CATALOGUE.fact("revenue"), " ") is None


def settle(**data: str) -> SettleForm:
    said = (("100.00", "100 元"), ("120.00", "120 元"))
    return SettleForm(data, fact=FACTS[0], said=said, files=())


def test_a_value_is_chosen_or_typed() -> None:
    chosen = settle(chosen="=120.00", basis="审计报告")
    assert chosen.is_valid()
    assert chosen.cleaned_data["value"] == "120.00"
    typed = settle(chosen=OTHER, own="0.011", basis="审计报告")
    assert typed.is_valid()
    assert CATALOGUE.read("revenue", typed.cleaned_data["value"]) == 110


def test_what_lacks_is_told_at_its_field() -> None:
    assert settle(chosen=OTHER, own="", basis="x").errors["own"] == ["请填写核实后的值"]
    assert "应为数字" in settle(chosen=OTHER, own="无数", basis="x").errors["own"][0]
    assert "basis" in settle(chosen="=100.00").errors
    assert "chosen" in settle(chosen="=110.00", basis="x").errors  # no source says so any more
    assert "reason" in ReasonForm({}).errors
