"""Forms of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.plans.packs import fitting, offered

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class AdoptForm(forms.Form):
    """Which plan, and for which place."""

    plan_id = forms.ChoiceField(label="计划", help_text="写给本地的排在前面；本站规则包里的计划也在其中")
    jurisdiction = forms.ModelChoiceField(
        Jurisdiction.objects.none(),
        label="实施范围",
        help_text="各项目标按这个范围内的企业测算",
        empty_label=None,
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer all plans, those for the tenant first, and the places of a person's area."""
        super().__init__(*args, **kwargs)
        own = fitting(person.root, on=timezone.localdate())
        others = [one for one in offered(person.root).values() if one not in own]
        choices = [(one.id, f"{one.spec.label}（{one.spec.area}）") for one in (*own, *others)]
        self.fields["plan_id"].choices = choices  # type: ignore[attr-defined] # a choice
        self.fields["jurisdiction"].queryset = subtree_of(person.jurisdiction)  # type: ignore[attr-defined] # a choice of objects
        self.fields["jurisdiction"].initial = person.jurisdiction
