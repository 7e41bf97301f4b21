"""What a file is by its content: the few kinds that prove something, and nothing that can be run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from tidu.engine.errors import TiduError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_NAME = 120
_FORBIDDEN_SIGNS = re.compile(r'[<>:"|?*\s]+')
# A workbook unpacks to many times its size; a bomb to a thousand times.
_MOST_UNPACKED = 500 * 2**20
_MOST_MEMBERS = 5_000


class EvidenceError(TiduError):
    """A file is refused; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its content type, and how its content begins or, for a package, what must be inside."""

    content_type: str
    magic: bytes
    member: str = ""


_ZIP = b"PK\x03\x04"
_JPEG = Kind("image/jpeg", b"\xff\xd8\xff")
_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": Kind("application/pdf", b"%PDF-"),
    "png": Kind("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "docx": Kind(f"{_OFFICE}.wordprocessingml.document", _ZIP, "word/document.xml"),
    "xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", _ZIP, "xl/workbook.xml"),
}
ALLOWED = "PDF、PNG、JPG、DOCX、XLSX"
DOCUMENTS = {
    "docx": KINDS["docx"],
    "pdf": KINDS["pdf"],
    "txt": Kind("text/plain", b""),
    "html": Kind("text/html", b""),
    "htm": Kind("text/html", b""),
}
"""Kinds that a policy document may have; whoever reads the text says whether it is one."""


def clean_name(name: str) -> str:
    """Return a file's name without folders, control signs and what Windows forbids; its ending stays.

    Raises:
        EvidenceError: nothing is left.
    """
    base = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    visible = "".join(sign for sign in base if unicodedata.category(sign)[0] != "C")
    cleaned = _FORBIDDEN_SIGNS.sub(" ", visible).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    if not dot or not stem.strip(" ."):
        raise EvidenceError(f"文件名“{cleaned or name[:50]}”没有扩展名，请改名后重新上传")
    return f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .')}.{ending.lower()}"


def kind_of(name: str, file: IO[bytes], kinds: Mapping[str, Kind] = KINDS) -> Kind:
    """Return what a file is, where its ending and its content agree.

    Args:
        name: cleaned name.
        file: content; left at its beginning.
        kinds: what is allowed, by ending.

    Raises:
        EvidenceError: a kind that is not allowed, or a content that is something else.
    """
    ending = name.rpartition(".")[2]
    kind = kinds.get(ending)
    if kind is None:
        allowed = ALLOWED if kinds is KINDS else "、".join(one.upper() for one in kinds)
        raise EvidenceError(f"不能上传 .{ending} 文件，请转换为 {allowed} 之一")
    file.seek(0)
    begins = file.read(len(kind.magic)) == kind.magic
    file.seek(0)
    if not begins:
        raise EvidenceError(f"“{name}”的内容不是 {ending.upper()} 文件，请用相应软件打开后另存，再上传")
    if kind.member:
        _check_package(name, kind, file)
    return kind


def _check_package(name: str, kind: Kind, file: IO[bytes]) -> None:
    """Look into a Word or Excel file: the right parts, no macros, no bomb."""
    try:
        with ZipFile(file) as package:
            members = package.infolist()
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise EvidenceError(f"“{name}”已损坏，打不开，请重新保存后上传") from error
    finally:
        file.seek(0)
    names = {member.filename for member in members}
    if not {"[Content_Types].xml", kind.member} <= names:
        raise EvidenceError(f"“{name}”的内容不是 Word 或 Excel 文件，请用相应软件打开后另存，再上传")
    if any("vbaproject" in inside.lower() or inside.lower().endswith((".exe", ".dll")) for inside in names):
        raise EvidenceError(f"“{name}”含有宏或程序，请去掉后另存，再上传")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise EvidenceError(f"“{name}”解压后过大，不能上传")
