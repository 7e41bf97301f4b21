"""Forms of figures: a year's facts side by side, and one value with everything that sources say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from tidu.engine.errors import FactError
from tidu.engine.schema.facts import FactType
from tidu.web.enterprises.fact_entry import raw_value, typed_unit, typed_value
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.evidence.models import Evidence

OTHER = "other"
"""The choice of a value that no source has."""


class FactsForm(forms.Form):
    """The facts of one year (or those without a year), as they count now; only what is changed is recorded."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        facts: Iterable[FactDefinition],
        current: Mapping[str, Any],
        hints: Mapping[str, str],
    ) -> None:
        """Build a field for each fact.

        Args:
            data: what was posted.
            facts: the facts, in order.
            current: values that count now, by fact id.
            hints: what stands under a field, by fact id: where its value comes from.
        """
        facts = tuple(facts)
        initial = {one.id: typed_value(one, current.get(one.id)) for one in facts}
        super().__init__(data, initial=initial)
        self.facts = {one.id: one for one in facts}
        # What the person saw: a figure that somebody else changes meanwhile is not taken for her own change.
        self.seen = {
            self.add_initial_prefix(fact): (data or {}).get(self.add_initial_prefix(fact), text)
            for fact, text in initial.items()
        }
        for one in facts:
            self.fields[one.id] = fact_field(one)
            self.fields[one.id].help_text = hints.get(one.id, "")

    def clean(self) -> dict[str, Any]:
        """Read what was changed, each by its fact; a value that does not fit is told at its field."""
        cleaned = super().clean() or {}
        self.changed: dict[str, object] = {}
        for fact in self.facts:
            if fact in cleaned and cleaned[fact] != self.seen[self.add_initial_prefix(fact)]:
                try:
                    self.changed[fact] = read_typed(self.facts[fact], cleaned[fact])
                except FactError as error:
                    self.add_error(fact, error.message)
        return cleaned


class SettleForm(forms.Form):
    """Which value is right, and on what basis."""

    chosen = forms.ChoiceField(label="核实后的值", widget=forms.RadioSelect)
    basis = forms.CharField(label="核实依据", max_length=200, help_text="如审计报告、税务数据、实地核查")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        fact: FactDefinition,
        said: Iterable[tuple[object, str]],
        files: Iterable[Evidence],
    ) -> None:
        """Offer what the sources say, and a value of one's own.

        Args:
            data: what was posted.
            fact: the fact.
            said: values of the sources with their words, each once, the one that counts first.
            files: the firm's files.
        """
        super().__init__(data)
        said = tuple(said)
        # By the value itself: the order may change while the person decides.
        self.fact, self.values = fact, {f"={value}": value for value, _ in said}
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared above
        choices = [(f"={value}", words) for value, words in said]
        chosen.choices = [*choices, (OTHER, "都不对，另填：")]
        chosen.initial = choices[0][0] if choices else OTHER
        own = fact_field(fact)
        own.label = f"另填{fact.label}{f'（{typed_unit(fact)}）' if typed_unit(fact) else ''}"
        proof = forms.ChoiceField(
            label="依据材料",
            required=False,
            choices=[("", "不附材料"), *((str(one.pk), one.name) for one in files)],
            help_text="先在“材料”页上传，再到这里选择",
        )
        self.fields = {
            "chosen": chosen,
            "own": own,
            "basis": self.fields["basis"],
            "evidence": proof,
        }

    def clean(self) -> dict[str, Any]:
        """Return the value that was chosen or typed under ``value``."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("chosen")
        if chosen == OTHER:
            if not cleaned.get("own"):
                self.add_error("own", "请填写核实后的值")
            else:
                try:
                    cleaned["value"] = read_typed(self.fact, cleaned["own"])
                except FactError as error:
                    self.add_error("own", error.message)
        elif chosen is not None:
            cleaned["value"] = self.values[chosen]
        return cleaned


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label="原因", max_length=200)


def fact_field(definition: FactDefinition) -> forms.Field:
    """Return the field a fact is typed into."""
    unit = typed_unit(definition)
    label = f"{definition.label}（{unit}）" if unit else definition.label
    if definition.type is FactType.bool_:
        choices = [("", "未填"), ("是", "是"), ("否", "否")]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if definition.type is FactType.choice:
        known = [(choice.id, choice.label) for choice in definition.choices]
        return forms.ChoiceField(label=label, required=False, choices=[("", "未填"), *known])
    if definition.type is FactType.date:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.CharField(label=label, required=False, max_length=20, widget=widget)
    return forms.CharField(label=label, required=False, max_length=60)


def read_typed(definition: FactDefinition, text: str) -> object:
    """Return what was typed as the catalogue reads it; None for an emptied field.

    Raises:
        FactError: it does not fit the fact.
    """
    if not text.strip():
        return None
    raw = raw_value(definition, text)
    library().catalogue.read(definition.id, raw)
    return raw
