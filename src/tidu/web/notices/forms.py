"""Forms of notices, objections, announcements and imported lists."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.evidence.contents import ALLOWED, KINDS
from tidu.web.notices.announcing import AnnouncementWords
from tidu.web.notices.models import Announcement, Notice, NoticeFirm, Outcome
from tidu.web.notices.objections import Said
from tidu.web.notices.selectors import candidates
from tidu.web.notices.services import TERMS, NoticeWords
from tidu.web.packs import library

_ACCEPTED = {"accept": ",".join(f".{ending}" for ending in KINDS)}
_DATE = {"type": "date"}


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )


class BatchChoiceForm(forms.Form):
    """Which batch a notice is made of."""

    batch: forms.ModelChoiceField[Batch] = forms.ModelChoiceField(
        label="申报批次", queryset=None, help_text="只列出由本级公示公告的批次"
    )

    def offer(self, batches: list[Batch]) -> BatchChoiceForm:
        """Offer the batches that a person keeps and that are announced here."""
        field = self.fields["batch"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Batch.objects.filter(pk__in=[one.pk for one in batches])
        return self


class _Row(forms.ModelMultipleChoiceField[Application]):
    def label_from_instance(self, obj: Application) -> str:
        return f"{obj.enterprise.name}（{obj.enterprise.jurisdiction.name}）"


class NoticeForm(forms.Form):
    """A draft: words, term, and who is on it."""

    title = forms.CharField(label="标题", max_length=120)
    text = forms.CharField(label="正文", max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))
    contact = forms.CharField(
        label="异议受理单位和联系方式",
        max_length=200,
        help_text="写明单位、电话和地址，以逗号隔开；公众可以看到",
    )
    term = forms.IntegerField(
        label="公示期（工作日）", min_value=TERMS.start, max_value=TERMS.stop - 1, help_text="发布当日不计"
    )
    chosen = _Row(label="公示企业", queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, notice: Notice, **kwargs: object) -> None:
        """Offer what the batch has to list."""
        found = candidates(notice.batch, notice)
        initial = {
            "title": notice.title, "text": notice.text, "contact": notice.contact, "term": notice.term,
            "chosen": list(notice.firms.values_list("application", flat=True)),
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)  # type: ignore[arg-type,misc] # handed on
        field = self.fields["chosen"]
        assert isinstance(field, _Row)  # noqa: S101 - declared above
        field.queryset = (
            Application.objects.filter(pk__in=[one.pk for one in found])
            .select_related("enterprise__jurisdiction")
            .order_by("enterprise__jurisdiction__path", "enterprise__sort_key", "pk")
        )

    @property
    def words(self) -> NoticeWords:
        """What was written."""
        said = self.cleaned_data
        return NoticeWords(said["title"], said["text"], said["contact"], said["term"])


class ObjectionForm(forms.Form):
    """An objection, as the public or an officer fills it in."""

    listed: forms.ModelChoiceField[NoticeFirm] = forms.ModelChoiceField(
        label="对哪家企业有异议", queryset=None
    )
    name = forms.CharField(label="姓名或单位", max_length=60)
    contact = forms.CharField(label="联系方式", max_length=100, help_text="电话或邮箱；只有受理人员能看到")
    content = forms.CharField(label="事实和理由", max_length=3000, widget=forms.Textarea(attrs={"rows": 6}))
    file = forms.FileField(
        label="证明材料",
        required=False,
        help_text=f"可以不传；{ALLOWED}",
        widget=forms.FileInput(attrs=_ACCEPTED),
    )

    def __init__(self, *args: object, notice: Notice, **kwargs: object) -> None:
        """Offer the firms of the notice."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed on
        field = self.fields["listed"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = notice.firms.select_related("notice").order_by("pk")

    @property
    def said(self) -> Said:
        """What was filled in."""
        said = self.cleaned_data
        return Said(said["name"], said["contact"], said["content"], said["file"])


class PublicObjectionForm(ObjectionForm):
    """As the public sees it, with a field that people do not see and programs fill in."""

    website = forms.CharField(
        label="网址（请勿填写）",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Refuse what only a program fills in; a person whose browser did it learns how to go on.

        Raises:
            ValidationError: it is filled in.
        """
        if self.cleaned_data["website"]:
            raise forms.ValidationError("没有提交：请清空“网址”一栏后重新提交")
        return ""


class OutcomeForm(forms.Form):
    """The outcome of an objection, with the answer that the objector reads."""

    outcome = forms.ChoiceField(label="结果", choices=Outcome, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="核实情况和答复",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="异议人凭回执号可以看到，请勿写入他人信息和企业数据",
    )


class ReceiptForm(forms.Form):
    """A receipt number."""

    number = forms.CharField(
        label="回执号", max_length=30, widget=forms.TextInput(attrs={"placeholder": "YY-XXXX-XXXX"})
    )


class AnnouncementForm(forms.Form):
    """A draft of an announcement."""

    document = forms.CharField(label="文号", max_length=80, help_text="如 示例工信〔2026〕12号")
    announced_on = _day("公告日期")
    until = _day("称号有效期至", required=False)
    title = forms.CharField(label="标题", max_length=120)
    text = forms.CharField(label="正文", max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: object, announcement: Announcement, **kwargs: object) -> None:
        """Begin with the draft; a level without a term of its own asks for the end."""
        names = ("document", "announced_on", "until", "title", "text")
        initial = {name: getattr(announcement, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)  # type: ignore[arg-type,misc] # handed on
        level = library().levels.get(announcement.notice.batch.level)
        years = level.term_years if level is not None else None
        field = self.fields["until"]
        field.required = level is not None and years is None
        field.help_text = (
            f"不填的按规定有效期 {years} 年" if years else "这个称号没有规定有效期，请按文件填写"
        )

    @property
    def words(self) -> AnnouncementWords:
        """What was written."""
        said = self.cleaned_data
        return AnnouncementWords(
            said["title"], said["text"], said["document"], said["announced_on"], said["until"]
        )


class ListForm(forms.Form):
    """A list that a higher authority announced."""

    level = forms.ChoiceField(label="称号", help_text="名单中另有“称号”列的，以各行为准")
    publisher = forms.CharField(label="公布单位", max_length=100, help_text="如 省工业和信息化厅")
    document = forms.CharField(label="文号", max_length=80)
    announced_on = _day("公布日期", help_text="名单没有“有效期起”列的，称号自这一天起算")
    until = _day("有效期至", required=False, help_text="名单有“有效期至”列的以各行为准；都没有的按规定有效期")
    file = forms.FileField(
        label="名单文件",
        help_text="Excel 或 CSV；至少要有企业名称或统一社会信用代码一列",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": "请选择文件", "empty": "文件是空的，请检查后重新上传"},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the levels that firms hold by a title of their own."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed on
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", "请选择"),
            *((one.id, one.label) for one in library().levels.values() if not one.composite),
        ]

    def clean_announced_on(self) -> object:
        """Refuse a day to come.

        Raises:
            ValidationError: it lies ahead.
        """
        if self.cleaned_data["announced_on"] > timezone.localdate():
            raise forms.ValidationError("公布日期晚于今天，请核对")
        return self.cleaned_data["announced_on"]
