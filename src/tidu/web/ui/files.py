"""Files that a page hands out: always as a download, under a name people can read."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
}


def download(content: bytes, name: str) -> HttpResponse:
    """Return a file as a download; its kind is told by the ending of its name."""
    kind = TYPES[name.rpartition(".")[2]]
    shown = content_disposition_header(as_attachment=True, filename=name) or ""
    headers = {"Content-Disposition": shown, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)
