"""Exports of the base case, made and read again."""

import io
from collections.abc import Iterable

from django.core.files.storage import default_storage
from openpyxl import Workbook, load_workbook

from tidu.web.accounts.models import User
from tidu.web.enterprises.bulk import Selection
from tidu.web.exports.models import Export
from tidu.web.exports.services import request_export
from tidu.web.jobs import services as jobs

COLUMNS = ("uscc", "place", "level", "until", "completeness", "specialist")


def asked(
    actor: User,
    query: str = "",
    *,
    ids: Iterable[int] = (),
    columns: Iterable[str] = COLUMNS,
    sheets: Iterable[str] = (),
) -> Export:
    """Ask for an export; nothing runs yet."""
    return request_export(actor=actor, selection=Selection(query, tuple(ids)), columns=columns, sheets=sheets)


def done(export: Export) -> Export:
    """Run an export's job."""
    assert export.job is not None
    jobs.run(export.job.pk)
    export.refresh_from_db()
    return export


def opened(export: Export) -> Workbook:
    """Open the workbook of an export as Excel would."""
    with default_storage.open(export.stored_as) as file:
        return load_workbook(io.BytesIO(file.read()))


def names(export: Export) -> list[str]:
    """Return the names of the firms in a workbook, in order."""
    return [str(row[0]) for row in opened(export)["企业名单"].iter_rows(min_row=3, values_only=True)]
