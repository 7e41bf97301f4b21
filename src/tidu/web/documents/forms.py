"""Forms of documents: an upload, the head, a passage, a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from tidu.web.documents.models import Document, Kind
from tidu.web.documents.services import HEAD
from tidu.web.evidence.contents import DOCUMENTS
from tidu.web.evidence.services import MOST_BYTES
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_AREA_KEY = re.compile(r"[a-z][a-z0-9-]*")


class VersionField(forms.ModelChoiceField[Document]):
    """A document, with the day it was uploaded: versions have one title."""

    def label_from_instance(self, document: Document) -> str:
        """Return title, day and state."""
        return f"{document.title}（{day(document.uploaded_at)} 上传，{document.get_state_display()}）"


class UploadForm(forms.Form):
    """A document, the place that carries it out, and the version it replaces."""

    file = forms.FileField(
        label="政策文件",
        help_text=f"Word（.docx）、有文字的 PDF、文本或网页文件，不超过 {MOST_BYTES // 2**20} MB；扫描件请先转成文字",
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{ending}" for ending in DOCUMENTS), "class": "drop-zone"}
        ),
        error_messages={"required": "请选择文件", "empty": "文件是空的，请检查后重新上传"},
    )
    jurisdiction = forms.ModelChoiceField(
        Jurisdiction.objects.none(),
        label="实施范围",
        empty_label=None,
        help_text="发布后，目标按这个范围内的企业测算",
    )
    previous = VersionField(
        Document.objects.none(),
        label="它是哪份文件的新版",
        required=False,
        empty_label="不是新版",
        help_text="选了上一版，相同的任务和目标沿用原来的编号，已报的进度接着算",
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the places and documents of a person's area."""
        super().__init__(*args, **kwargs)
        self.fields["jurisdiction"].queryset = subtree_of(person.jurisdiction)  # type: ignore[attr-defined] # a choice of objects
        self.fields["jurisdiction"].initial = person.jurisdiction
        kept = Document.objects.kept_by(person).defer("text", "outline")
        self.fields["previous"].queryset = kept  # type: ignore[attr-defined] # as above


class HeadForm(forms.ModelForm[Document]):
    """What the document says of itself, and the id of the plan it becomes."""

    class Meta:
        """Fields in the order of the page."""

        model = Document
        fields: ClassVar = list(HEAD)
        widgets: ClassVar = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("issued", "start", "end")
        }
        help_texts: ClassVar = {
            "area_key": "计划编号的前一半，用小写拼音，如 shili；同一地区同一年有两个计划时，加一个词，如 shili-ai",
            "start": "文件没有写起始日的，写印发日期",
            "end": "如到 2027 年，写 2027-12-31",
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the places of a person's area; what a plan cannot do without is asked for."""
        super().__init__(*args, **kwargs)
        self.fields["jurisdiction"].queryset = subtree_of(person.jurisdiction)  # type: ignore[attr-defined] # a choice of objects
        for name in ("area_key", "start", "end"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = f"请填写{self.fields[name].label}"

    def clean_area_key(self) -> str:
        """Refuse what is no id."""
        key: str = self.cleaned_data["area_key"].strip().lower()
        if not _AREA_KEY.fullmatch(key):
            raise forms.ValidationError("用小写字母开头，只用小写字母、数字和连字符，如 shili")
        return key

    def clean(self) -> dict[str, Any]:
        """A plan ends after it begins."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = said.get("start"), said.get("end")
        if start and end and end <= start:
            self.add_error("end", "计划结束要晚于计划开始")
        return said


class PassageForm(forms.Form):
    """Which passage says something that was not read, and what it is."""

    kind = forms.ChoiceField(label="添加什么", choices=Kind.choices)
    quote = forms.CharField(
        label="原文",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="把原文里的这一段粘贴到这里；换行和空格不影响查找",
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class UnitForm(forms.Form):
    """What to do about a unit that nobody knows."""

    name = forms.CharField(max_length=80)
    kind = forms.CharField(max_length=12, required=False)
    unit = forms.ModelChoiceField(OrganisationUnit.objects.none(), required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the units of a person's tenant."""
        super().__init__(*args, **kwargs)
        units = OrganisationUnit.objects.filter(root_id=person.root_id, is_active=True)
        self.fields["unit"].queryset = units.select_related("jurisdiction")  # type: ignore[attr-defined] # a choice of objects
