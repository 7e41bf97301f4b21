"""Small files of every kind for tests."""

import io
from zipfile import ZipFile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
JPG = b"\xff\xd8\xff\xe0" + b"\x00" * 20


def package(*members: str, content: bytes = b"<xml/>") -> bytes:
    """A zip file with these members."""
    out = io.BytesIO()
    with ZipFile(out, "w") as zipped:
        for member in members:
            zipped.writestr(member, content)
    return out.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")
