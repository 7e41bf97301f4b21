"""What kind of file some bytes are; the wrong kind gets a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from tidu.tables.roster.errors import RosterError

MAX_UNPACKED = 4 * 2**30
"""Bytes a zipped workbook may unpack to: a sheet of a million rows has about one GiB."""


class Kind(StrEnum):
    """How a file is opened."""

    workbook = "workbook"
    parquet = "parquet"
    text = "text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
_PASTE = "不是表格；请把表格粘贴到 Excel 或 WPS 表格，另存为 .xlsx 再试"
_STARTS = {
    b"%PDF": f"是 PDF 文件，不是表格；请找到原来的表格文件，{_SAVE_AS}",
    b"\x89PNG": "是图片，不是表格；请提供 .xlsx、.xls、.csv 或 .parquet 文件",
    b"\xff\xd8\xff": "是图片，不是表格；请提供 .xlsx、.xls、.csv 或 .parquet 文件",
    b"Rar!": "是压缩包；请先解压，再选其中的表格文件",
    b"7z\xbc\xaf": "是压缩包；请先解压，再选其中的表格文件",
    b"\x1f\x8b": "是压缩包；请先解压，再选其中的表格文件",
}


def kind_of(data: bytes, name: str) -> Kind:
    """Say how to open a file.

    Raises:
        RosterError: it is empty, of another kind, encrypted, or unpacks to too much.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise RosterError(f"“{name}”是空文件；请确认选对了文件，并已在表格软件中保存")
    for start, reason in _STARTS.items():
        if data.startswith(start):
            raise RosterError(f"“{name}”{reason}")
    if data.startswith(b"PAR1"):
        return Kind.parquet
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    return _text(data, name)


def _zipped(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
    except zipfile.BadZipFile:
        raise RosterError(f"“{name}”已损坏或没有传完整；请重新复制或下载，{_SAVE_AS}") from None
    if sum(members.values()) > MAX_UNPACKED:
        raise RosterError(f"“{name}”展开后超过 4 GB；请删去无关的工作表和图片，或拆成几个文件再试")
    names = set(members)
    if names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        return Kind.workbook
    for folder, what in (("word/", " Word 文档"), ("ppt/", "演示文稿")):
        if any(member.startswith(folder) for member in names):
            raise RosterError(f"“{name}”其实是{what}，{_PASTE}")
    raise RosterError(f"“{name}”是压缩包，不是表格；请先解压，再选其中的表格文件")


def _compound(data: bytes, name: str) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise RosterError(f"“{name}”有打开密码；请用 Excel 或 WPS 输入密码打开，取消密码后另存再试")
    if holds("WordDocument"):
        raise RosterError(f"“{name}”其实是 Word 文档，{_PASTE}")
    return Kind.workbook


def _text(data: bytes, name: str) -> Kind:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<head")):
        raise RosterError(f"“{name}”其实是网页（一些平台导出的“Excel”是这样）；{_SAVE_AS}")
    if start.startswith(b"<?xml"):
        raise RosterError(f"“{name}”是 XML 格式；{_SAVE_AS}")
    if start.startswith((b"{", b"[{")):
        raise RosterError(f"“{name}”是 JSON，不是表格；请提供 .xlsx、.xls、.csv 或 .parquet 文件")
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RosterError(f"“{name}”不是认识的表格文件；请提供 .xlsx、.xls、.csv 或 .parquet 文件")
    return Kind.text
