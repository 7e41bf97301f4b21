"""The form that takes a workbook of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_MOST_BYTES = 5 * 2**20


class AccountImportForm(forms.Form):
    """A workbook of accounts."""

    file = forms.FileField(
        label="Excel 文件",
        help_text="请用模板填写；已有的账号按表修改（空格不改动原值），没有的新开通",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
        error_messages={"required": "请选择文件", "empty": "文件是空的"},
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what is far too large for a list of accounts."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > _MOST_BYTES:
            raise forms.ValidationError(f"文件超过 {_MOST_BYTES // 2**20} MB")
        return file
