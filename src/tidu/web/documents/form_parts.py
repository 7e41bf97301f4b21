"""What the forms of all kinds of item share: the clause, the task, fields of words and of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

Entry = dict[str, Any]

_BETWEEN_NAMES = re.compile(r"[、，,；;\n]+(?![^（(]*[）)])")


class ItemForm(forms.Form):
    """What every item has: its clause, and but for tasks the task it belongs to."""

    clause = forms.CharField(
        label="条款",
        max_length=60,
        help_text="在文件里的位置，如 二（一）3",
        error_messages={"required": "请写条款"},
    )

    def __init__(self, *args: Any, tasks: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the document's tasks by their keys."""
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        self.order_fields([name for name in self.fields if name != "clause"])
        if "task" in self.fields:
            choices = [("", "不属于某一项任务"), *tasks.items()]
            self.fields["task"].choices = choices  # type: ignore[attr-defined] # a choice

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        return {name: entry.get(name) or "" for name in cls.base_fields}

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = dict(self.cleaned_data)
        if "task" in said:
            said["task"] = said["task"] or None
        return said


def task_field() -> forms.ChoiceField:
    """Return the field of the task that an item belongs to."""
    return forms.ChoiceField(label="所属任务", required=False)


def words(label: str, most: int = 200, **options: Any) -> forms.CharField:  # noqa: ANN401 - as Django's fields
    """Return a field of words with messages that name it."""
    messages = {"required": f"请写{label}", "max_length": f"{label}不超过 {most} 个字"}
    return forms.CharField(label=label, max_length=most, error_messages=messages, **options)


def names(label: str, **options: Any) -> forms.CharField:  # noqa: ANN401 - as above
    """Return a field of names parted by commas."""
    return words(label, 2_000, widget=forms.Textarea(attrs={"rows": 2}), **options)


def split_names(text: str) -> list[str]:
    """Return the names of a list, each once; a comma inside brackets parts nothing."""
    return list(dict.fromkeys(name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())))
