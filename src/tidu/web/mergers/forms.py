"""The form of a merger: which record's value stays, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEPT, GONE = "kept", "gone"


class MergeForm(forms.Form):
    """A choice for each field in which two records differ; the record that remains is chosen at first."""

    def __init__(self, data: Mapping[str, Any] | None, *, names: Iterable[str]) -> None:
        """Build the choices."""
        super().__init__(data)
        for name in names:
            self.fields[name] = forms.ChoiceField(choices=[(KEPT, KEPT), (GONE, GONE)], initial=KEPT)

    def taken(self) -> frozenset[str]:
        """Return the fields whose value comes from the record that is merged."""
        return frozenset(name for name, side in self.cleaned_data.items() if side == GONE)
