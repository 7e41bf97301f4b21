"""The form of a money rule: one of the engine's kinds of amount, in 万元 and per cent as officials write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms

from tidu.reader.entries import UNSTATED, amount_of, money_of, plain
from tidu.web.documents.form_parts import ItemForm, task_field, words

if TYPE_CHECKING:
    from tidu.web.documents.form_parts import Entry

_WAN = 10_000
_LONG = 500


class IncentiveForm(ItemForm):
    """A money rule as one of the engine's kinds of amount."""

    what = words("对象和用途", 300)
    form = forms.ChoiceField(
        label="给多少",
        choices=[
            ("fixed", "固定金额"),
            ("ceiling", "只写了上限"),
            ("rate", "按比例"),
            ("pieces", "按数量，每个给多少"),
            ("unstated", "没有写明"),
        ],
    )
    amount = forms.DecimalField(
        label="金额（万元）", required=False, min_value=0, max_digits=14, decimal_places=6,
        help_text="固定金额，或每个给多少",
    )  # fmt: skip
    rate = forms.DecimalField(
        label="比例（%）", required=False, min_value=0, max_value=100, max_digits=7, decimal_places=4
    )
    base = words("比例所乘的数", required=False, help_text="如“设备投入额”；申请时由申请人填报")
    at_most = forms.BooleanField(label="比例本身也只是上限（最高百分之几）", required=False)
    cap = forms.DecimalField(
        label="最高（万元）", required=False, min_value=0, max_digits=14, decimal_places=6
    )
    threshold = words("条件", _LONG, required=False)
    payer = words("由谁出资", required=False)
    frequency = words("多久给一次", 30, required=False)
    level = words("级别", 30, required=False)
    task = task_field()
    note = words("说明", required=False)

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        found = money_of(entry.get("amount") or {})
        money = {
            "form": found.kind,
            "amount": _in_wan(found.amount),
            "cap": _in_wan(found.cap),
            "rate": "" if found.rate is None else plain(found.rate * 100),
            "base": found.label if found.kind in ("rate", "pieces") else "",
            "at_most": found.at_most,
        }
        return super().shown(entry) | money

    def clean(self) -> Entry:
        """The figures that the kind of amount needs, and no others."""
        said = super().clean() or self.cleaned_data
        needed = {"fixed": "amount", "ceiling": "cap", "rate": "rate", "pieces": "amount"}.get(
            said.get("form", "")
        )
        if needed is not None and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, f"请写{self.fields[needed].label}")
        if said.get("form") == "pieces" and not said.get("cap") and "cap" not in self.errors:
            self.add_error("cap", "按数量给的要写最高多少；没有上限的选“固定金额”并在说明中写每个")
        return said

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = super().entry()
        form, base, at_most = said.pop("form"), said.pop("base"), said.pop("at_most")
        amount, rate, cap = said.pop("amount"), said.pop("rate"), said.pop("cap")
        used = {
            "fixed": {"amount": _yuan(amount)},
            "ceiling": {"cap": _yuan(cap)},
            "rate": {"rate": None if rate is None else rate / 100, "cap": _yuan(cap), "at_most": at_most},
            "pieces": {"amount": _yuan(amount), "cap": _yuan(cap)},
        }.get(form, {})
        made = amount_of(what=base or said["what"], **used)
        return said | {"amount": made if used else {"unstated": UNSTATED}}


def _yuan(wan: Decimal | None) -> Decimal | None:
    return wan * _WAN if wan else None


def _in_wan(yuan: Decimal | None) -> str:
    return "" if yuan is None else plain(yuan / _WAN)
