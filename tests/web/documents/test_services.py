from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.reader.formats.test_docx import word
from tests.reader.formats.test_pdf import pdf, scanned
from tests.web.case import Site
from tests.web.documents.made import NAME, TEXT, checked_document, document, file
from tests.web.evidence.files import XLSX
from tidu.engine.errors import TiduError
from tidu.reader import ReadError
from tidu.web.audit.models import Entry
from tidu.web.documents import services
from tidu.web.documents.models import Document, State
from tidu.web.documents.publishing import publish
from tidu.web.documents.services import DocumentError, discard, read_again, save_head, take_in
from tidu.web.evidence.models import Evidence
from tidu.web.jobs import services as jobs


def stored() -> int:
    """How many files of evidence lie in the store."""
    root = Path(default_storage.path("evidence"))
    return sum(1 for path in root.rglob("*") if path.is_file()) if root.is_dir() else 0


def take(site: Site, data: bytes, name: str) -> Document:
    return take_in(
        actor=site.officer, file=SimpleUploadedFile(name, data), jurisdiction=site.root, previous=None
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "计划.txt"),
        (TEXT.encode("gb18030"), "计划.txt"),
        (word(*TEXT.splitlines()), "计划.docx"),
        (f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode(), "计划.html"),
    ],
    ids=["utf-8", "gb18030", "word", "web page"],
)
def test_files_of_every_kind_are_read_at_once(site: Site, data: bytes, name: str) -> None:
    made = take(site, data, name)
    assert made.state == State.REVIEW
    assert made.items.filter(kind="task").count() == 2
    assert Entry.objects.filter(action="上传政策文件", object_id=str(made.pk)).exists()


def test_line_breaks_are_one_sign_as_in_a_browser(site: Site) -> None:
    made = take(site, TEXT.replace("\n", "\r\n").encode(), NAME)
    assert "\r" not in made.text
    item = made.items.get(key="g1")
    assert made.text[item.start : item.end] == "累计培育专精特新中小企业50家以上"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (scanned(), "扫描.pdf", "扫描"),
        (XLSX, "表.xlsx", "表格|不能上传"),
        (XLSX, "表.docx", "表格|Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密.docx", "密码"),
        (bytes(range(256)) * 40, "乱.txt", "不是|无法|二进制"),
        (b"", "空.txt", "空的"),
        (("示例" * 900_000).encode(), "长.txt", "超过 500,000 字"),
        (TEXT.encode(), "计划", "没有扩展名"),
        (TEXT.encode(), "计划.md", "不能上传 .md 文件，请转换为 DOCX、PDF"),
    ],
)
def test_what_is_no_document_is_refused_and_nothing_kept(
    site: Site, data: bytes, name: str, words: str
) -> None:
    before = stored()
    with pytest.raises(TiduError, match=words):
        take(site, data, name)
    assert (Document.objects.count(), Evidence.objects.count(), stored()) == (0, 0, before)


def test_a_long_text_is_read_by_a_job(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "SMALL_TEXT", 50)
    made = document(site)
    assert (made.state, made.items.count()) == (State.READING, 0)
    assert made.job is not None
    jobs.run(made.job.pk)
    made.refresh_from_db()
    assert (made.state, made.items.count()) == (State.REVIEW, 9)
    made.items.filter(key="g1").update(state="accepted")
    read_again(made)
    assert made.items.get(key="g1").state == "accepted", "started again it undoes no decision"


def test_a_large_file_that_cannot_be_read_says_so_on_its_page(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "SMALL_FILE", 10)
    made = take(site, scanned(), "扫描.pdf")
    with pytest.raises(ReadError):
        read_again(made)
    made.refresh_from_db()
    assert (made.state, "扫描" in made.problem) == (State.FAILED, True)


def test_a_pdf_with_text(site: Site) -> None:
    made = take(site, pdf(TEXT.replace("\n", "\n\n")), "计划.pdf")
    assert made.items.filter(kind="task").count() == 2


def test_only_keepers_and_only_for_their_places(site: Site) -> None:
    for key, place in (("unit", site.town), ("district_officer", site.root), ("stranger", site.root)):
        with pytest.raises(DocumentError, match="权限"):
            take_in(actor=site.people[key], file=file(), jurisdiction=place)
    theirs = document(site)
    with pytest.raises(DocumentError, match="本地"):
        take_in(actor=site.stranger, file=file(), jurisdiction=site.elsewhere, previous=theirs)


def head(site: Site) -> dict[str, object]:
    return {
        "title": "示例计划",
        "number": "示政〔2025〕1号",
        "issuer": "示例市人民政府",
        "issued": date(2025, 3, 1),
        "start": date(2025, 1, 1),
        "end": date(2027, 12, 31),
        "area_key": "shili",
        "jurisdiction": site.root,
    }


def test_the_head_is_mended_and_told(site: Site) -> None:
    made = document(site)
    save_head(actor=site.officer, document=made, **head(site))
    made.refresh_from_db()
    assert (made.number, made.pack_id) == ("示政〔2025〕1号", "shili.plan-2025")
    entry = Entry.objects.get(action="修改文件信息")
    assert entry.after is not None
    assert entry.after["number"] == "示政〔2025〕1号"
    theirs = document(site, person="district_officer")
    with pytest.raises(DocumentError, match="辖区"):
        save_head(actor=site.district_officer, document=theirs, **head(site))
    with pytest.raises(DocumentError, match="权限"):
        save_head(actor=site.district_officer, document=made, **head(site))


def test_a_draft_can_be_thrown_away_and_a_published_one_not(site: Site) -> None:
    made = document(site)
    discard(actor=site.officer, document=made)
    assert not Document.objects.exists()
    assert Entry.objects.filter(action="删除政策文件").exists()

    published = checked_document(site)
    publish(actor=site.officer, document=published)
    with pytest.raises(DocumentError, match="不能删除"):
        discard(actor=site.officer, document=published)
