"""Forms of applications: what is missing, files, and a step with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from tidu.engine.errors import FactError
from tidu.web.applications.precheck import stronger
from tidu.web.enterprises.fact_entry import typed_value
from tidu.web.enterprises.fact_forms import fact_field, read_typed
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.contents import ALLOWED, KINDS
from tidu.web.evidence.services import MOST_BYTES
from tidu.web.facts.selectors import current_values
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application
    from tidu.web.applications.precheck import Precheck
    from tidu.web.batches.models import RequiredMaterial

Key = tuple[str, int]
_MASTER = frozenset({"uscc", "name", "jurisdiction", "size_industry", "established_on"})


def keys_to_fill(application: Application, found: Precheck) -> list[Key]:
    """Return what is to be filled in: what the verdict waits for, and what was filled in before.

    Titles, master data and human judgements have their own pages; what a stronger source says is not asked.
    """
    asked: dict[Key, None] = {}
    year = found.result.on.year - 1 if found.result is not None else 0
    for key in _missing(found):
        name, _, rest = key.partition("[")
        definition = library().catalogue.facts.get(name)
        if definition is not None:
            offset = int(rest.rstrip("]")) if rest else 0
            asked[name, year + offset if definition.period.by_year else 0] = None
    for one in application.draft:
        asked[one["fact"], one["year"]] = None
    fixed = stronger(application.enterprise)
    own = {name for level in library().levels.values() for name in (level.until_fact, level.from_fact)}
    order = {definition.id: place for place, definition in enumerate(library().catalogue)}
    wanted = [
        key
        for key in asked
        if key not in fixed and key[0] in order and key[0] not in own | _MASTER and not _judged(key[0])
    ]
    return sorted(wanted, key=lambda key: (order[key[0]], -key[1]))


def _missing(found: Precheck) -> Iterator[str]:
    """Yield what the verdict waits for, then what single conditions wait for though the verdict is clear."""
    if found.result is not None:
        yield from found.result.missing
        for condition in found.result.conditions:
            yield from condition.missing


def _judged(fact: str) -> bool:
    return library().catalogue.fact(fact).is_judgement


class FillForm(forms.Form):
    """The figures that are missing, and those filled in before."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, application: Application, keys: list[Key]
    ) -> None:
        """Build a field for each figure.

        Args:
            data: what was posted.
            application: whose draft it begins with.
            keys: fact and year of each figure.
        """
        draft = {(one["fact"], one["year"]): one["value"] for one in application.draft}
        known = current_values([application.enterprise_id])
        self.keys: dict[str, tuple[Key, FactDefinition]] = {}
        initial: dict[str, str] = {}
        for fact, year in keys:
            definition = library().catalogue.fact(fact)
            name = f"{fact}-{year}"
            self.keys[name] = ((fact, year), definition)
            value = draft.get((fact, year), known.get((application.enterprise_id, year), {}).get(fact))
            initial[name] = typed_value(definition, value)
        super().__init__(data, initial=initial)
        for name, ((_, year), definition) in self.keys.items():
            field = fact_field(definition)
            field.label = f"{year} 年{field.label}" if year else field.label
            field.help_text = definition.definition
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Read what was typed, each at its field."""
        cleaned = super().clean() or {}
        self.values: dict[Key, object] = {}
        for name, (key, definition) in self.keys.items():
            if name in cleaned and (cleaned[name] or self.initial.get(name)):
                try:
                    self.values[key] = read_typed(definition, cleaned[name])
                except FactError as error:
                    self.add_error(name, error.message)
        return cleaned


class MaterialForm(forms.Form):
    """A file for one of the required materials."""

    required: forms.ModelChoiceField[RequiredMaterial] = forms.ModelChoiceField(
        label="用于", queryset=None, required=False, empty_label="其他材料"
    )
    file = forms.FileField(
        label="文件",
        help_text=f"{ALLOWED}，不超过 {MOST_BYTES // 2**20} MB",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the materials of the batch, the first that is missing chosen."""
        super().__init__(*args, **kwargs)
        choices = self.fields["required"]
        assert isinstance(choices, forms.ModelChoiceField)  # noqa: S101 - declared above
        choices.queryset = application.batch.materials.all()
        choices.initial = first_missing(application)


def first_missing(application: Application) -> RequiredMaterial | None:
    """Return the first required material without a file."""
    given = set(application.materials.filter(removed_at=None).values_list("required", flat=True))
    return next((one for one in application.batch.materials.all() if one.pk not in given), None)


class StepForm(forms.Form):
    """A step: which, why, on which document. ``key`` makes a double click one step, ``seen`` tells an old page."""

    transition = forms.CharField(max_length=40)
    key = forms.CharField(max_length=60)
    seen = forms.IntegerField(min_value=0)
    reason = forms.CharField(label="理由", max_length=1000, required=False)
    document = forms.CharField(label="文号", max_length=120, required=False)


class BeginForm(forms.Form):
    """Which firm an officer applies for: by code or full name."""

    firm = forms.CharField(label="企业", max_length=120, help_text="统一社会信用代码或企业全称")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Remember whose firms are looked through."""
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_firm(self) -> Enterprise:
        """Find the one firm that is meant."""
        word = self.cleaned_data["firm"].strip()
        seen = Enterprise.objects.visible_to(self.person).select_related("jurisdiction")
        found = list(seen.filter(uscc=word.upper())[:2]) or list(seen.filter(name=word)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                "没有找到这家企业，请核对代码或先在企业库建档"
                if not found
                else "有重名企业，请改用统一社会信用代码"
            )
        return found[0]
