"""Forms of the records beside a firm's master data, one for each kind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms

from tidu.web.enterprises.models import SourceLibrary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.enterprises.related import RecordKind

_OPTIONAL = frozenset({"position", "phone", "share", "code", "note", "since", "until", "reason"})
_HELP = {
    ("shareholders", "uscc"): "企业股东填统一社会信用代码，个人股东不填",
    ("products", "code"): "按统计用产品分类目录",
    ("names", "name"): "按曾用名也能查到、匹配到这家企业",
    ("codes", "uscc"): "按原代码也能查到、匹配到这家企业",
    ("libraries", "reason"): "入库依据、出库原因等",
    ("libraries", "until"): "仍在库的不填",
}
_HUNDRED = Decimal(100)


class PercentField(forms.DecimalField):
    """A share typed as percent and kept as a fraction: 60 is 0.6."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Django's
        """Bound what is typed: 0 to 100, four decimals."""
        super().__init__(min_value=0, max_value=100, decimal_places=4, **options)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django's
        """Show a kept fraction as percent; what was typed stays as it was."""
        return f"{(value * _HUNDRED).normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - as Django's
        """Take a percent sign along."""
        return super().to_python(value.strip().rstrip("%％") if isinstance(value, str) else value)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - as Django's
        """Return the fraction."""
        typed = super().clean(value)
        return None if typed is None else typed / _HUNDRED


class RecordForm(forms.Form):
    """The fields of a kind; what is allowed is decided by the service."""

    def __init__(self, *args: Any, kind: RecordKind, root_id: int, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Build the fields from the kind."""
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, label in kind.labels().items():
            for field_name, field in _fields(kind, name, label, root_id):
                field.help_text = field.help_text or _HELP.get((kind.id, name), "")
                self.fields[field_name] = field

    def clean(self) -> dict[str, Any]:
        """Ask for a library, chosen or named anew."""
        cleaned = super().clean() or {}
        if self.kind.id == "libraries" and not cleaned.get("library") and not cleaned.get("new_library"):
            self.add_error("library", "请选择名录库，或填写新名录库的名称")
        return cleaned

    def record_values(self) -> dict[str, Any]:
        """Return what was typed, as the service takes it; a library named anew goes by its name."""
        values = {name: self.cleaned_data.get(name) for name in self.kind.fields}
        if new := self.cleaned_data.get("new_library"):
            values["library"] = new
        return values


def _fields(kind: RecordKind, name: str, label: str, root_id: int) -> list[tuple[str, forms.Field]]:
    required = name not in _OPTIONAL and not (kind.id == "shareholders" and name == "uscc")
    if name in ("since", "until"):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return [(name, forms.DateField(label=label, required=required, widget=widget))]
    if name == "share":
        return [(name, PercentField(label=f"{label}（%）", required=required))]
    if name == "library":
        known = SourceLibrary.objects.filter(root=root_id).order_by("name")
        chosen = forms.ModelChoiceField(known, label=label, required=False, empty_label="请选择")
        new = forms.CharField(
            label="或新建名录库", required=False, max_length=60, help_text="列表中没有时填写名称"
        )
        return [(name, chosen), ("new_library", new)]
    # Codes are pasted with spaces and hyphens: the service mends and checks them.
    longest = 40 if name == "uscc" else int(getattr(kind.model._meta.get_field(name), "max_length", 0) or 200)
    return [(name, forms.CharField(label=label, required=required, max_length=longest))]


def initial_values(kind: RecordKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's values as a form shows them at first."""
    return {name: getattr(values[name], "pk", values[name]) for name in kind.fields}


class RemoveForm(forms.Form):
    """Why something is removed."""

    reason = forms.CharField(label="删除原因", max_length=200)
