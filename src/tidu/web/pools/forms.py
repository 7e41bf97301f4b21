"""Forms of pools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.pools.models import Pool
from tidu.web.pools.rules import RuleError, compiled

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class PoolForm(forms.ModelForm[Pool]):
    """Name, place, sector, rule."""

    class Meta:
        """What a person may set."""

        model = Pool
        fields = ("name", "kind", "jurisdiction", "sector", "rule", "purpose")
        widgets: ClassVar = {"rule": forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})}
        labels: ClassVar = {"jurisdiction": "辖区"}
        help_texts: ClassVar = {
            "sector": "只收这个产业领域的企业；不填为不限",
            "rule": "与规则包同一种写法，如 revenue >= 2000万 and not valid(srdi)，用语见下；不填则由人工增减",
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the places of a person's area."""
        super().__init__(*args, **kwargs)
        self.fields["jurisdiction"].queryset = subtree_of(person.jurisdiction)  # type: ignore[attr-defined] # a choice of objects
        self.fields["jurisdiction"].initial = person.jurisdiction

    def clean_rule(self) -> str:
        """Read the rule as the engine would."""
        rule: str = self.cleaned_data["rule"].strip()
        if rule:
            try:
                compiled(rule)
            except RuleError as error:
                raise forms.ValidationError(str(error)) from error
        return rule


class TakeInForm(forms.Form):
    """Firms by code or name, a line each, with the reason."""

    firms = forms.CharField(
        label="企业",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="每行一个统一社会信用代码或企业全称；也可以在企业库中筛选后批量加入",
    )
    reason = forms.CharField(label="入库原因", max_length=200)


class ReasonForm(forms.Form):
    """Why a firm goes."""

    reason = forms.CharField(label="出库原因", max_length=200)
