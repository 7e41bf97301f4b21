"""Forms of upkeep."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from tidu.web.upkeep.forms import ChangeForm, CloseForm, ConfirmForm, HandleForm


def test_a_firm_confirms_here_and_today() -> None:
    assert set(ConfirmForm(by_firm=True).fields) == {"note"}
    assert set(ConfirmForm({}, by_firm=False).errors) == {"way", "done_on"}


def test_a_change_takes_none_one_or_many_files() -> None:
    values = {"kind": "name", "happened_on": "2026-05-01", "text": "示例"}
    for count in (0, 1, 2):
        files = MultiValueDict[str, UploadedFile[Any]](
            {"proof": [SimpleUploadedFile(f"{n}.pdf", b"%PDF-") for n in range(count)]}
        )
        form = ChangeForm(values, files)
        assert form.is_valid()
        assert len(form.cleaned_data["proof"]) == count
    assert set(ChangeForm({}).errors) == {"kind", "happened_on", "text"}


def test_decisions_name_outcome_and_reason() -> None:
    assert set(HandleForm({}).errors) == {"outcome", "text"}
    assert set(CloseForm({}).errors) == {"note"}
