"""Forms of ledgers."""

import pytest

from tidu.web.ledgers.forms import CompleteForm, LedgerRowForm, RemoveRowForm
from tidu.web.packs import library

RECORDS = {ledger: one for ledger, one in library().catalogue.records.items() if ledger != "titles"}


@pytest.mark.parametrize("definition", RECORDS.values(), ids=RECORDS)
def test_every_ledger_has_its_form(definition: object) -> None:
    form = LedgerRowForm(definition=definition)  # type: ignore[arg-type] # a parametrised definition
    assert list(form.fields) == [field.id for field in RECORDS[definition.id].fields]  # type: ignore[attr-defined]


def form(**data: str) -> LedgerRowForm:
    return LedgerRowForm(data, definition=RECORDS["ip"])


def test_values_are_read_as_the_catalogue_says() -> None:
    assert form(kind="invention_patent", granted_on="2020-01-02", pledge_amount="20万").is_valid()
    money = form(pledge_amount="20.5")
    assert money.is_valid()
    assert money.cleaned_data["pledge_amount"] == 205_000
    assert "质押融资额（万元）" in money.as_p()
    shown = LedgerRowForm(definition=RECORDS["ip"], initial={"pledge_amount": "205000.00"})
    assert 'value="20.5"' in shown.as_p()
    wrong = form(granted_on="去年", pledge_amount="很多")
    assert wrong.errors["granted_on"] == ["授权日期应为日期，如 2026-05-31，实为“去年”"]
    assert "质押融资额" in wrong.errors["pledge_amount"][0]


def test_an_empty_row_is_refused() -> None:
    assert form().non_field_errors() == ["这一行没有内容，请至少填写一项"]


def test_kept_values_are_shown_as_they_are_chosen() -> None:
    page = LedgerRowForm(
        definition=RECORDS["ip"], initial={"applied": True, "related": False, "number": "ZL1"}
    ).as_p()
    assert '<option value="是" selected>' in page
    assert '<option value="否" selected>' in page
    assert 'value="ZL1"' in page
    assert CompleteForm({"as_of": ""}).is_valid()
    assert "reason" in RemoveRowForm({}).errors
