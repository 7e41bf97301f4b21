"""The form of an upload."""

from __future__ import annotations

from django import forms

from tidu.web.evidence.contents import ALLOWED, KINDS
from tidu.web.evidence.services import MOST_BYTES


class UploadForm(forms.Form):
    """One file; what it may be is checked by the service."""

    file = forms.FileField(
        label="文件",
        help_text=f"{ALLOWED}，不超过 {MOST_BYTES // 2**20} MB",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
        error_messages={"required": "请选择文件", "empty": "文件是空的，请检查后重新上传"},
    )
