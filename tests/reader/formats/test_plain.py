import random

import pytest

from tidu.reader.errors import NotADocument
from tidu.reader.formats.plain import plain_text

TEXT = "一、总体要求\n做好示例工作。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert plain_text(TEXT.encode(encoding), "文件") == TEXT


def test_a_few_broken_bytes_are_lost_and_the_rest_is_read() -> None:
    data = (TEXT * 200).encode() + b"\xff"
    assert plain_text(data, "文件").startswith(TEXT)


def test_two_encodings_in_one_file_are_refused_with_the_place() -> None:
    with pytest.raises(NotADocument, match=r"混用了多种编码（第 \d+ 个字节"):
        plain_text(TEXT.encode() * 20 + TEXT.encode("gb18030") * 20, "文件")


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01" * 500])
def test_binary(data: bytes) -> None:
    with pytest.raises(NotADocument):
        plain_text(data, "文件")


def test_chance_is_no_text() -> None:
    with pytest.raises(NotADocument):
        plain_text(random.Random(7).randbytes(5_000), "文件")  # noqa: S311 - junk, no secret
