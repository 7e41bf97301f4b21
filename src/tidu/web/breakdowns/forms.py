"""Forms of breakdowns: a figure for each part, and a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.breakdowns.selectors import Split


class PartsForm(forms.Form):
    """What each part is to reach, in the target's printed unit; an empty field is no part."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms
        split: Split,
        proposed: Mapping[str, Decimal] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as Django's forms
    ) -> None:
        """Add a field for each part.

        Args:
            split: the parts as they are.
            proposed: figures to begin with instead.
        """
        super().__init__(*args, **kwargs)
        self.names = {f"part-{place}": row.key for place, row in enumerate(split.rows)}
        for place, row in enumerate(split.rows):
            value = row.part if proposed is None else proposed.get(row.key)
            self.fields[f"part-{place}"] = forms.DecimalField(
                label=f"{row.label}（{split.target.spec.unit}）",
                required=False,
                min_value=Decimal(0),
                max_digits=18,
                decimal_places=4,
                initial=None if value is None else f"{value.normalize():f}",
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                error_messages={"invalid": "请填写数字，不带单位", "min_value": "不能小于零"},
            )

    @property
    def values(self) -> dict[str, Decimal | None]:
        """What was filled in, by the keys of parts."""
        return {key: self.cleaned_data[name] for name, key in self.names.items()}


class WorkbookForm(forms.Form):
    """A workbook of parts."""

    file = forms.FileField(
        label="分解表",
        help_text="先导出，改好数字后再导入；空格表示不分解。有一处读不懂，就一处也不写入",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et"}),
    )
