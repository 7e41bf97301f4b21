"""What an export shall hold."""

from __future__ import annotations

from django import forms

from tidu.web.enterprises.columns import COLUMNS
from tidu.web.exports.sheets import SHEETS


class ExportForm(forms.Form):
    """Columns of the list, and further sheets."""

    columns = forms.MultipleChoiceField(
        label="名单的列（企业名称总在第一列）",
        choices=[(column.id, column.label) for column in COLUMNS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一列"},
    )
    sheets = forms.MultipleChoiceField(
        label="附加工作表",
        choices=list(SHEETS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="每家企业各年度的数据、全部称号和台账，各占一张工作表",
    )
