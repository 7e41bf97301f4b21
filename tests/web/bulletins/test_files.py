import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.web.bulletins.made import draft, issued, quarter_over
from tests.web.case import Site
from tidu.web.bulletins.files import KINDS, FileError, content_of, store
from tidu.web.bulletins.models import BulletinFile

pytestmark = pytest.mark.start(on=quarter_over)


def test_files_are_stored_with_their_hashes(site: Site) -> None:
    made = issued(site)
    found = {one.kind: one for one in made.files.all()}
    assert set(found) == set(KINDS)
    for kind, magic in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        data = content_of(found[kind])
        assert data.startswith(magic)
        assert hashlib.sha256(data).hexdigest() == found[kind].sha256
        assert found[kind].name == f"示例市“专精特新”培育工作通报2026年第1期.{kind}"


def test_a_file_that_was_changed_or_lost_is_not_handed_out(site: Site) -> None:
    file = issued(site).files.get(kind="docx")
    default_storage.delete(file.stored_as)
    with pytest.raises(FileError, match="不在服务器上了"):
        content_of(file)
    default_storage.save(file.stored_as, ContentFile(b"something else"))
    with pytest.raises(FileError, match="与印发时的不一致"):
        content_of(file)


def test_a_full_disk_leaves_nothing_behind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(site)
    saved: list[str] = []
    real = default_storage.save

    def save(name: str, content: ContentFile[bytes]) -> str:
        if saved:
            raise OSError("disk full")
        saved.append(real(name, content))
        return saved[-1]

    monkeypatch.setattr(default_storage, "save", save)
    with pytest.raises(OSError, match="disk full"):
        store(made, {"docx": b"PK", "pdf": b"%PDF"})
    assert not default_storage.exists(saved[0])
    assert BulletinFile.objects.count() == 1  # the caller's transaction takes this row back
