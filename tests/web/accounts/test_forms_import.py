"""The form that takes a workbook of accounts."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from tidu.web.accounts.forms_import import AccountImportForm


def test_what_is_far_too_large_is_refused() -> None:
    def form(size: int) -> AccountImportForm:
        file = SimpleUploadedFile("账号.xlsx", b"x" * size)
        return AccountImportForm({}, MultiValueDict({"file": [file]}))

    assert "文件超过 5 MB" in str(form(5 * 2**20 + 1).errors)
    assert form(5 * 2**20).is_valid()
