"""Forms of ledgers: the fields of a ledger are those of the packs' catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.engine.errors import FactError
from tidu.engine.records.reading import read_row
from tidu.engine.schema.facts import FactDefinition, FactType, Period
from tidu.web.enterprises.fact_entry import raw_value, typed_value
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.schema.facts import FieldDefinition, RecordDefinition

_HINTS = {FactType.money: "也可写明单位，如 20万", FactType.rank: "填名次，如 1"}


class LedgerRowForm(forms.Form):
    """One row of a ledger; each value is read as the catalogue says and told at its field where it does not fit."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        definition: RecordDefinition,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """Build a field for each field of the ledger.

        Args:
            data: what was posted.
            definition: the ledger.
            initial: the row's kept values.
        """
        kept = initial or {}
        super().__init__(
            data, initial={one.id: typed_value(_as_fact(one), kept.get(one.id)) for one in definition.fields}
        )
        self.definition = definition
        for field in definition.fields:
            self.fields[field.id] = _field(field)

    def clean(self) -> dict[str, Any]:
        """Read each field; an empty row is refused."""
        cleaned = super().clean() or {}
        for field in self.definition.fields:
            if not cleaned.get(field.id):
                continue
            try:
                raw = raw_value(_as_fact(field), cleaned[field.id])
                read_row(library().catalogue, self.definition.id, {field.id: raw})
            except FactError as error:
                self.add_error(field.id, error.message)
            else:
                cleaned[field.id] = raw
        if not any(cleaned.values()) and not self.errors:
            raise forms.ValidationError("这一行没有内容，请至少填写一项")
        return cleaned


class CompleteForm(forms.Form):
    """As of which day a ledger is complete."""

    as_of = forms.DateField(
        label="台账完整截至",
        required=False,
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="声明截至这一天的记录已全部登记：认定条件以台账计数为准；清空即取消声明",
    )


class RemoveRowForm(forms.Form):
    """Why a row is removed."""

    reason = forms.CharField(label="删除原因", max_length=200)


def _as_fact(field: FieldDefinition) -> FactDefinition:
    """The field as facts are typed: money in 万元, unless a unit is written."""
    unit = "万元" if field.type is FactType.money else ""
    return FactDefinition(
        id=field.id, label=field.label, type=field.type, period=Period.as_of, definition="", unit_label=unit
    )


def _field(field: FieldDefinition) -> forms.Field:
    label = f"{field.label}（万元）" if field.type is FactType.money else field.label
    hint = field.definition or _HINTS.get(field.type, "")
    if field.type is FactType.bool_:
        choices = [("", "未填"), ("是", "是"), ("否", "否")]
        return forms.ChoiceField(label=label, required=False, choices=choices, help_text=hint)
    if field.type is FactType.choice:
        known = [(choice.id, choice.label) for choice in field.choices]
        return forms.ChoiceField(label=label, required=False, choices=[("", "未填"), *known], help_text=hint)
    widget = forms.DateInput(attrs={"type": "date"}) if field.type is FactType.date else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=200, widget=widget, help_text=hint)
