"""The form asks for a file."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from tests.web.evidence.files import PDF
from tidu.web.evidence.forms import UploadForm


def _form(*files: SimpleUploadedFile) -> UploadForm:
    return UploadForm({}, MultiValueDict({"file": list(files)}))


def test_a_file_is_needed() -> None:
    assert _form().errors["file"] == ["请选择文件"]
    assert _form(SimpleUploadedFile("a.pdf", b"")).errors["file"] == ["文件是空的，请检查后重新上传"]
    assert _form(SimpleUploadedFile("a.pdf", PDF)).is_valid()
