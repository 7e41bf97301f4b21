"""The form of a new token."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.api.scopes import scopes_for

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_USUAL = timedelta(days=180)


class TokenForm(forms.Form):
    """Name, scopes, last day."""

    name = forms.CharField(label="名称", max_length=60, help_text="写明给哪个系统用，如“统计系统对接”")
    scopes = forms.MultipleChoiceField(label="权限", widget=forms.CheckboxSelectMultiple)
    expires_on = forms.DateField(
        label="有效期至",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="最长一年，到期自动失效",
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer what the person's role reaches."""
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [  # type: ignore[attr-defined] # a choice field
            (scope.value, f"{scope.label}（{scope.value}）") for scope in scopes_for(user)
        ]
        self.fields["expires_on"].initial = timezone.localdate() + _USUAL
