"""A file is stored whole with its hash, or not at all."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests.web.case import Site
from tests.web.evidence.files import PDF
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence import services
from tidu.web.evidence.contents import EvidenceError
from tidu.web.evidence.models import Evidence

pytestmark = pytest.mark.django_db


def _file(name: str = "审计报告.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def _stored() -> set[Path]:
    return {path for path in Path(default_storage.path("")).rglob("*") if path.is_file()}


def test_a_file_is_stored_under_a_random_name_with_its_hash(site: Site) -> None:
    evidence = services.upload(actor=site.officer, file=_file(), enterprise=site.east_firm)
    assert (evidence.name, evidence.size, evidence.content_type) == (
        "审计报告.pdf",
        len(PDF),
        "application/pdf",
    )
    assert evidence.sha256 == hashlib.sha256(PDF).hexdigest()
    assert "审计报告" not in evidence.stored_as
    assert Path(default_storage.path(evidence.stored_as)).read_bytes() == PDF
    assert Entry.objects.filter(action="上传材料", actor=site.officer).count() == 1
    again = services.upload(actor=site.officer, file=_file(), enterprise=site.east_firm)
    assert again.stored_as != evidence.stored_as


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"", "空的"),
        ("a.exe", b"MZ", "不能上传"),
        ("a.pdf", b"MZ", "不是 PDF"),
        ("a", PDF, "扩展名"),
    ],
)
def test_what_is_refused_leaves_nothing(site: Site, name: str, data: bytes, message: str) -> None:
    before = _stored()
    with pytest.raises(EvidenceError, match=message):
        services.upload(actor=site.officer, file=_file(name, data), enterprise=site.east_firm)
    assert _stored() == before
    assert not Evidence.objects.exists()


def test_too_large_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_BYTES", len(PDF) - 1)
    with pytest.raises(EvidenceError, match="MB"):
        services.upload(actor=site.officer, file=_file())


def test_what_the_scanner_refuses_is_taken_away_again(site: Site, settings: Settings) -> None:
    settings.VIRUS_SCAN = "false"
    before = _stored()
    with pytest.raises(EvidenceError, match="病毒检查没有通过"):
        services.upload(actor=site.officer, file=_file())
    assert _stored() == before


def test_only_for_firms_one_sees_and_keeps(site: Site) -> None:
    with pytest.raises(Enterprise.DoesNotExist):
        services.upload(actor=site.district_officer, file=_file(), enterprise=site.west_firm)
    with pytest.raises(Enterprise.DoesNotExist):
        services.upload(actor=site.people["firm"], file=_file(), enterprise=site.west_firm)
    with pytest.raises(EvidenceError, match="没有上传材料的权限"):
        services.upload(actor=site.people["leader"], file=_file(), enterprise=site.east_firm)
    assert services.upload(actor=site.people["firm"], file=_file(), enterprise=site.east_firm).pk
