"""Forms of imports."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict

from tests.web.case import Site
from tidu.web.imports.forms import CodeForm, DismissForm, UploadForm
from tidu.web.organisations.models import OrganisationUnit

pytestmark = pytest.mark.django_db

SAID = {"source_name": "示例局 名单", "strength": "4"}


def bound(site: Site, **fields: object) -> UploadForm:
    files = MultiValueDict[str, UploadedFile[Any]]({"file": [SimpleUploadedFile("a.csv", b"x")]})
    return UploadForm(SAID | fields, files).offer(site.officer)


def test_an_upload(site: Site) -> None:
    form = bound(site, organisation=site.bureau.pk)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["strength"] == 4
    assert form.cleaned_data["organisation"] == site.bureau


def test_only_units_of_the_tenant_are_offered(site: Site) -> None:
    foreign = OrganisationUnit.objects.create(root=site.elsewhere, jurisdiction=site.elsewhere, name="别处局")
    form = bound(site, organisation=foreign.pk)
    assert form.errors == {"organisation": ["请从列表中选择单位"]}


def test_nobody_uploads_verified_data(site: Site) -> None:
    assert bound(site, strength="5").errors == {"strength": ["请从列表中选择可信度"]}


def test_decisions_need_their_words() -> None:
    assert DismissForm({"reason": " "}).errors == {"reason": ["请写明不导入的原因"]}
    assert CodeForm({}).errors == {"uscc": ["请填写统一社会信用代码"]}
