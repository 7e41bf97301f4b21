"""Forms of sign-in and of managing accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordMixin

from tidu.web.accounts.models import User
from tidu.web.jurisdictions.selectors import tree_of
from tidu.web.organisations.models import OrganisationUnit

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class SignInForm(AuthenticationForm):
    """Account and password."""

    error_messages = {  # noqa: RUF012 - Django declares it so
        "invalid_login": "账号或密码不对，请重新输入。连续输错五次将锁定一刻钟。",
        "inactive": "这个账号已停用，请联系系统管理员。",
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Name the fields in Chinese."""
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "账号"
        self.fields["password"].label = "密码"


class TokenForm(forms.Form):
    """A one-time password of six digits."""

    token = forms.RegexField(
        r"^\d{6}$",
        label="动态口令",
        error_messages={"invalid": "动态口令是 6 位数字"},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "6"}
        ),
    )


class ChangePasswordForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg] # generic in the stubs only
    """The old password and twice the new one."""

    old = forms.CharField(
        label="原密码", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    password1, password2 = SetPasswordMixin.create_password_fields(label1="新密码", label2="再输一次新密码")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Check against one person's password."""
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_old(self) -> str:
        """Refuse a wrong old password."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError("原密码不对")
        return old

    def clean(self) -> dict[str, Any]:
        """Check that both new ones agree, fit the policy and differ from the old one."""
        if self.cleaned_data.get("old") and self.cleaned_data.get("old") == self.cleaned_data.get(
            "password1"
        ):
            self.add_error("password1", "新密码不能与原密码相同")
            return self.cleaned_data
        self.validate_passwords("password1", "password2")
        self.validate_password_for_user(self.user, "password1")
        return super().clean() or {}


class AccountForm(forms.ModelForm[User]):
    """An account as an operator sees it."""

    sectors_text = forms.CharField(
        label="行业范围", required=False, help_text="只看某些产业领域时填写，用顿号隔开；不填为全部"
    )

    class Meta:
        """Fields in the order of the page."""

        model = User
        fields: ClassVar = [
            "username", "name", "role", "jurisdiction", "organisation", "enterprise", "phone", "email", "is_active",
        ]  # fmt: skip

    def __init__(self, *args: Any, operator: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer only what belongs to the operator's tenant."""
        super().__init__(*args, **kwargs)
        self._offer("jurisdiction", tree_of(operator.root_id), "所辖范围")
        self._offer("organisation", OrganisationUnit.objects.filter(root=operator.root), "所属单位")
        # A list of 100,000 firms is no choice: the firm is named by its code.
        del self.fields["enterprise"]
        self.fields["enterprise_code"] = forms.CharField(
            label="所属企业的统一社会信用代码", required=False, max_length=18, help_text="仅企业用户填写"
        )
        if self.instance.pk:
            self.fields["username"].disabled = True
            self.fields["sectors_text"].initial = "、".join(self.instance.sectors)
            if self.instance.enterprise is not None:
                self.fields["enterprise_code"].initial = self.instance.enterprise.uscc
        else:
            del self.fields["is_active"]
        self.operator = operator

    def _offer(self, name: str, choices: QuerySet[Any], label: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - foreign keys make such fields
        field.queryset = choices
        field.label = label

    def clean_enterprise_code(self) -> str:
        """Refuse a code that no firm of the tenant has."""
        from tidu.web.enterprises.models import Enterprise  # noqa: PLC0415 - enterprises need accounts' roles first

        code: str = self.cleaned_data["enterprise_code"].strip().upper()
        if not code:
            self.cleaned_data["enterprise"] = None
            return code
        found = Enterprise.objects.filter(root=self.operator.root, uscc=code).first()
        if found is None:
            raise forms.ValidationError("企业库里没有这个代码，请先在企业库建档")
        self.cleaned_data["enterprise"] = found
        return code

    def fields_for_service(self) -> dict[str, Any]:
        """Return what the service takes, without the account name."""
        data = dict(self.cleaned_data)
        text = data.pop("sectors_text")
        data["sectors"] = [part.strip() for part in text.replace("，", "、").split("、") if part.strip()]
        data.pop("enterprise_code")
        data.pop("username", None)
        return data
