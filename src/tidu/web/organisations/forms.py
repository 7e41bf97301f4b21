"""The form of a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms

from tidu.web.jurisdictions.selectors import tree_of
from tidu.web.organisations.models import OrganisationUnit

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User

_LONGEST = 80
_MOST_BYTES = 5 * 2**20


class UnitForm(forms.ModelForm[OrganisationUnit]):
    """A unit with its aliases."""

    aliases_text = forms.CharField(
        label="别名", required=False, help_text="文件中对它的其他叫法，用顿号隔开，如：市工信局、工信局"
    )

    class Meta:
        """Fields in the order of the page."""

        model = OrganisationUnit
        fields: ClassVar = ["name", "kind", "jurisdiction", "parent", "is_active"]

    def __init__(self, *args: Any, operator: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer only what belongs to the operator's tenant."""
        super().__init__(*args, **kwargs)
        place = cast("forms.ModelChoiceField[Any]", self.fields["jurisdiction"])
        place.queryset, place.label = tree_of(operator.root_id), "所在辖区"
        parent = cast("forms.ModelChoiceField[Any]", self.fields["parent"])
        units = OrganisationUnit.objects.filter(root_id=operator.root_id)
        parent.queryset, parent.label = units.exclude(pk=self.instance.pk), "上级单位"
        if self.instance.pk and not self.is_bound:
            names = self.instance.aliases.order_by("name").values_list("name", flat=True)
            self.initial["aliases_text"] = "、".join(names)

    def clean_aliases_text(self) -> list[str]:
        """Split the aliases."""
        names = [name for name in re.split(r"[、，,；;\s]+", self.cleaned_data["aliases_text"]) if name]
        if any(len(name) > _LONGEST for name in names):
            raise forms.ValidationError(f"每个别名不超过 {_LONGEST} 个字")
        return names

    def fields_for_service(self) -> dict[str, Any]:
        """Return what `tidu.web.organisations.services.save_unit` takes."""
        values = dict(self.cleaned_data)
        return {"aliases": values.pop("aliases_text"), **values}


class ImportForm(forms.Form):
    """A workbook of units."""

    file = forms.FileField(
        label="Excel 文件",
        help_text="表头：单位名称、别名、类别、所在辖区、上级单位；只有单位名称必填，空格不改动原值",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
        error_messages={"required": "请选择文件", "empty": "文件是空的"},
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what is far too large for a list of units."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > _MOST_BYTES:
            raise forms.ValidationError(f"文件超过 {_MOST_BYTES // 2**20} MB")
        return file
