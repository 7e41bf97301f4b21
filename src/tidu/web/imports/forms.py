"""Forms of imports: the upload, and what a person decides of a row without a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import forms

from tidu.web.facts.models import Strength
from tidu.web.imports.services import KINDS, MOST_BYTES, STRENGTHS
from tidu.web.organisations.models import OrganisationUnit

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_LONGEST = 200
_EXPLAINED = {
    Strength.DEPARTMENT: "部门数据（税务、统计、科技等部门提供）",
    Strength.PLATFORM: "平台导出（国家、省平台）",
    Strength.FIRM: "企业填报",
    Strength.UNVERIFIED: "未核实",
}


class UploadForm(forms.Form):
    """A table and where it comes from; what it may be is checked by the service."""

    file = forms.FileField(
        label="表格文件",
        help_text=(
            f"Excel（.xlsx、.xls）、CSV（UTF-8、GBK）或 .parquet，不超过 {MOST_BYTES // 2**20} MB；"
            "可以把文件拖到框里"
        ),
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{ending}" for ending in KINDS), "class": "drop-zone"}
        ),
        error_messages={"required": "请选择文件", "empty": "文件是空的，请检查后重新上传"},
    )
    source_name = forms.CharField(
        label="数据来源",
        max_length=_LONGEST,
        help_text="例如“市科技局高企名单”；下次用同一名称，会沿用这次确认的列对应",
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off"}),
        error_messages={"required": "请填写数据来源"},
    )
    strength = forms.TypedChoiceField(
        label="可信度",
        choices=[("", "请选择"), *((strength.value, _EXPLAINED[strength]) for strength in STRENGTHS)],
        coerce=int,
        help_text="同一数据有多个来源时，以更可信的为准；不一致的会列为冲突，不会被覆盖",
        error_messages={"required": "请选择可信度", "invalid_choice": "请从列表中选择可信度"},
    )
    organisation = forms.ModelChoiceField(
        label="提供单位",
        queryset=OrganisationUnit.objects.none(),
        required=False,
        empty_label="不指定",
        error_messages={"invalid_choice": "请从列表中选择单位"},
    )

    def offer(self, user: User) -> UploadForm:
        """Offer the units of a person's tenant."""
        field = cast("forms.ModelChoiceField[OrganisationUnit]", self.fields["organisation"])
        units = OrganisationUnit.objects.filter(root_id=user.root_id, is_active=True)
        field.queryset = units.order_by("kind", "name")
        return self


class DismissForm(forms.Form):
    """Why a row is not taken."""

    reason = forms.CharField(
        label="不导入的原因", max_length=_LONGEST, error_messages={"required": "请写明不导入的原因"}
    )


class CodeForm(forms.Form):
    """The code that the table did not have."""

    uscc = forms.CharField(
        label="统一社会信用代码",
        max_length=40,
        help_text="18 位，对照营业执照填写；库中没有这家企业时将新建档案",
        error_messages={"required": "请填写统一社会信用代码"},
    )
