"""The form of a saved view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms

from tidu.web.enterprises.models import Sharing

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class SavedViewForm(forms.Form):
    """A view's name, who finds it, and whether the list opens with it."""

    name = forms.CharField(label="视图名称", max_length=20, help_text="如：东区将到期、待补数据")
    sharing = forms.ChoiceField(
        label="谁能使用",
        choices=Sharing.choices,
        initial=Sharing.OWN,
        help_text="共享的是筛选条件和列；每个人打开后只看到自己范围内的企业",
    )
    is_default = forms.BooleanField(label="打开企业库时默认使用这个视图", required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer sharing with the unit only to those who have one."""
        super().__init__(*args, **kwargs)
        if person.organisation_id is None:
            sharing = cast("forms.ChoiceField", self.fields["sharing"])
            sharing.choices = [choice for choice in Sharing.choices if choice[0] != Sharing.UNIT]
