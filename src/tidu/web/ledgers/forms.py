"""Forms of ledgers: the fields of a ledger are those of the packs' catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.engine.errors import FactError
from tidu.engine.records.reading import read_row
from tidu.engine.schema.facts import FactType
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.schema.facts import FieldDefinition, RecordDefinition

_UNITS = {FactType.money: "元，也可写 20万", FactType.rank: "填名次，如 1"}


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
        shown = {name: _shown(value) for name, value in (initial or {}).items()}
        super().__init__(data, initial=shown)
        self.definition = definition
        for field in definition.fields:
            self.fields[field.id] = _field(field)

    def clean(self) -> dict[str, Any]:
        """Read each field; an empty row is refused."""
        cleaned = super().clean() or {}
        for field in self.definition.fields:
            try:
                read_row(library().catalogue, self.definition.id, {field.id: cleaned.get(field.id)})
            except FactError as error:
                self.add_error(field.id, error.message)
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


def _shown(value: object) -> object:
    """A kept value as a form shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return value


def _field(field: FieldDefinition) -> forms.Field:
    hint = field.definition or _UNITS.get(field.type, "")
    if field.type is FactType.bool_:
        choices = [("", "未填"), ("是", "是"), ("否", "否")]
        return forms.ChoiceField(label=field.label, required=False, choices=choices, help_text=hint)
    if field.type is FactType.choice:
        known = [(choice.id, choice.label) for choice in field.choices]
        return forms.ChoiceField(
            label=field.label, required=False, choices=[("", "未填"), *known], help_text=hint
        )
    widget = forms.DateInput(attrs={"type": "date"}) if field.type is FactType.date else forms.TextInput()
    return forms.CharField(label=field.label, required=False, max_length=200, widget=widget, help_text=hint)
