"""Forms of teams and contacts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.access import may_keep
from tidu.web.teams.models import Contact, SectorTeam

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.plans.models import AdoptedPlan

_PHONE = re.compile(r"\+?[0-9][0-9 \-转]{4,28}", re.ASCII)


class TeamForm(forms.ModelForm[SectorTeam]):
    """Name, sector, units."""

    class Meta:
        """What a person may set."""

        model = SectorTeam
        fields = ("name", "sector", "lead", "members", "note")
        help_texts: ClassVar = {"sector": "与企业档案的“产业领域”一致，如 工业、农业"}
        widgets: ClassVar = {"members": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, plan: AdoptedPlan, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the tenant's units."""
        super().__init__(*args, **kwargs)
        units = OrganisationUnit.objects.filter(root=plan.root_id, is_active=True)
        for name in ("lead", "members"):
            self.fields[name].queryset = units  # type: ignore[attr-defined] # a choice of objects


class ContactForm(forms.ModelForm[Contact]):
    """Unit, person, telephone, team."""

    class Meta:
        """What a person may set."""

        model = Contact
        fields = ("unit", "name", "post", "phone", "team")

    def __init__(self, *args: Any, plan: AdoptedPlan, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the tenant's units to keepers, else the person's own."""
        super().__init__(*args, **kwargs)
        units = OrganisationUnit.objects.filter(root=plan.root_id, is_active=True)
        if not may_keep(person, plan):
            units = units.filter(pk=person.organisation_id or 0)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # a choice of objects
        self.fields["unit"].initial = person.organisation_id
        self.fields["team"].queryset = SectorTeam.objects.filter(plan=plan)  # type: ignore[attr-defined] # as above

    def clean_phone(self) -> str:
        """Take what can be dialled."""
        phone: str = self.cleaned_data["phone"].strip()
        if not _PHONE.fullmatch(phone):
            raise forms.ValidationError("电话写作 0431-80000000 或 13800000000，分机用“转”")
        return phone
