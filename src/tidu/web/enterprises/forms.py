"""The form of a firm's master data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.selectors import industries
from tidu.web.enterprises.services import MASTER_FIELDS
from tidu.web.enterprises.wording import master_labels
from tidu.web.jurisdictions.selectors import subtree_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class EnterpriseForm(forms.ModelForm[Enterprise]):
    """Master data as an officer sees them; what is allowed is decided by the service."""

    class Meta:
        """Fields in the order of the page."""

        model = Enterprise
        fields: ClassVar = list(MASTER_FIELDS)
        widgets: ClassVar = {
            "established_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer only the person's own area."""
        super().__init__(*args, **kwargs)
        place = self.fields["jurisdiction"]
        assert isinstance(place, forms.ModelChoiceField)  # noqa: S101 - a foreign key makes such a field
        place.queryset = subtree_of(person.jurisdiction)
        place.label = master_labels()["jurisdiction"]
        # Codes are pasted with spaces and hyphens: the service mends and checks them.
        self.fields["uscc"] = forms.CharField(
            label="统一社会信用代码", max_length=40, help_text="18 位；改动后原代码自动留存"
        )
        self.fields["name"].help_text = "改名后原名称自动留存为曾用名，仍可查到"
        self.fields["size_industry"] = forms.ChoiceField(
            label="划型行业", required=False, choices=[("", "请选择"), *industries()]
        )
        status = self.fields["status"]
        assert isinstance(status, forms.TypedChoiceField)  # noqa: S101 - choices make such a field
        status.choices = [choice for choice in Status.choices if choice[0] != Status.MERGED]
        if not self.instance.pk:
            del self.fields["status"]
