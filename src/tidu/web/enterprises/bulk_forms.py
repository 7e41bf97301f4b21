"""What each change of many firms asks for. ``values`` are plain, so that a job can carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.selectors import specialists_for
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.enterprises.selectors import places

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        initial=timezone.localdate if required else None,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class BulkForm(forms.Form):
    """A change of many firms; without fields it only asks for a yes."""

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer only what belongs to the person's tenant or area."""
        super().__init__(*args, **kwargs)
        self.actor = actor

    def values(self) -> dict[str, Any]:
        """Return what the service takes, as JSON values."""
        return {name: _plain(value) for name, value in self.cleaned_data.items() if value not in (None, "")}

    def told(self) -> dict[str, str]:
        """Return what was filled in, by label, for the trail and the title of a job."""
        return {
            str(self.fields[name].label): _words(value)
            for name, value in self.cleaned_data.items()
            if value not in (None, "", False)
        }

    def _offer(self, name: str, choices: Any) -> None:  # noqa: ANN401 - a queryset
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = choices


class AssignForm(BulkForm):
    """Whom firms are assigned to."""

    specialist = forms.ModelChoiceField(label="服务专员", queryset=User.objects.none(), empty_label="请选择")
    since = _day("开始日期", "从这一天起，专员可以查看并维护这些企业")
    replace = forms.BooleanField(label="同时结束其他专员对这些企业的分派（记录保留）", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the specialists of the tenant."""
        super().__init__(*args, **kwargs)
        people = specialists_for(self.actor)
        self._offer("specialist", people)
        if not people.exists():
            self.fields["specialist"].help_text = "还没有服务专员账号，请系统管理员先在“账号”中开通"


class LibraryAddForm(BulkForm):
    """Which library firms are listed in: one there is, or a new one."""

    library = forms.ModelChoiceField(
        label="名录库", queryset=SourceLibrary.objects.none(), empty_label="请选择", required=False
    )
    name = forms.CharField(
        label="新名录库名称", max_length=60, required=False, help_text="名录库里没有时填写，将新建一个"
    )
    since = _day("入库日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the libraries of the tenant."""
        super().__init__(*args, **kwargs)
        self._offer("library", _libraries(self.actor))

    def clean(self) -> dict[str, Any]:
        """Refuse none and two."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("library")) == bool(data.get("name")):
            raise forms.ValidationError("请选择一个名录库，或填写新名录库的名称（二者只填一项）")
        return data


class LibraryRemoveForm(BulkForm):
    """Which library firms leave."""

    library = forms.ModelChoiceField(
        label="名录库", queryset=SourceLibrary.objects.none(), empty_label="请选择"
    )
    until = _day("出库日期", "入库记录保留，可在企业档案中查到")
    reason = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the libraries of the tenant."""
        super().__init__(*args, **kwargs)
        self._offer("library", _libraries(self.actor))


class FieldsForm(BulkForm):
    """Master data to set; what is left empty stays as it is."""

    sector = forms.CharField(label="产业领域", max_length=60, required=False, help_text="留空的项目不改动")
    chain = forms.CharField(label="所属产业链", max_length=60, required=False)
    chain_link = forms.CharField(label="产业链环节", max_length=60, required=False)
    jurisdiction = forms.TypedChoiceField(label="所属辖区", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the person's own area."""
        super().__init__(*args, **kwargs)
        place = cast("forms.TypedChoiceField", self.fields["jurisdiction"])
        place.choices = [("", "不改动"), *places(self.actor)]

    def clean(self) -> dict[str, Any]:
        """Refuse a change of nothing."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(value not in (None, "") for value in data.values()):
            raise forms.ValidationError("请至少填写一项要设置的内容")
        return data

    def told(self) -> dict[str, str]:
        """Return the place by its name."""
        names = dict(places(self.actor))
        return {
            label: names.get(text, text).strip("　") if label == "所属辖区" else text
            for label, text in super().told().items()
        }


class FollowUpForm(BulkForm):
    """What is to be done with firms, and by when."""

    note = forms.CharField(label="跟进事项", max_length=200, help_text="如：核实研发费用、动员申报小巨人")
    due = _day("期限", "不填为没有期限", required=False)


def _libraries(actor: User) -> QuerySet[SourceLibrary]:
    return SourceLibrary.objects.filter(root_id=actor.root_id).order_by("name")


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cleaned value
    if hasattr(value, "pk"):
        return value.pk
    return cast("date", value).isoformat() if hasattr(value, "isoformat") else value


def _words(value: Any) -> str:  # noqa: ANN401 - any cleaned value
    return "是" if value is True else str(value)
