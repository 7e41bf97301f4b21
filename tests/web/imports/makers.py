"""Tables as officials have them, imported as people do; and a worker that runs at once."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.case import Site
from tidu.engine import uscc as codes
from tidu.tables.imports import propose
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import Strength
from tidu.web.imports import services
from tidu.web.imports.models import ImportRun
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import Job, State
from tidu.web.packs import library

ON = date(2026, 11, 28)
EAST, WEST = "91990102MA0099019X", "91990103MA00990277"
"""Codes of the two firms of the base case."""

Row = Mapping[str, object]


def code(number: int, region: str = "990102") -> str:
    """A valid code of a made-up firm."""
    return codes.make(region, f"MB{number:06d}")


def firm(number: int, **cells: object) -> dict[str, object]:
    """A row of a made-up firm."""
    row = {"统一社会信用代码": code(number), "企业名称": f"示例{number}号有限公司"}
    return {**row, "2025年营业收入（万元）": 1000 + number, **cells}


def table(rows: Sequence[Row]) -> bytes:
    """A CSV with all columns that a row has."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def staged(
    site: Site,
    rows: Sequence[Row],
    *,
    actor: User | None = None,
    source: str = "示例局 名单",
    strength: int = 4,
) -> ImportRun:
    """An import that waits for its preview to be confirmed."""
    data, by = table(rows), actor or site.officer
    file = SimpleUploadedFile("示例名单.csv", data)
    run = services.create_import(actor=by, file=file, source_name=source, strength=Strength(strength))
    return mapped(run, data)


def mapped(run: ImportRun, data: bytes) -> ImportRun:
    """The import with its columns as the reader proposes them."""
    packs = library()
    proposal = propose(data, name=run.name, catalogue=packs.catalogue, levels=packs.levels, on=ON)
    return services.set_mapping(actor=run.owner, run=run, mapping=proposal.mapping.to_json())


def work(job: Job) -> Job:
    """Run a job as a worker does; it must succeed."""
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == State.DONE, job.message
    return job


def applied(site: Site, rows: Sequence[Row], **options: object) -> ImportRun:
    """An import that is in the registry."""
    run = staged(site, rows, **options)  # type: ignore[arg-type] # of `staged`
    work(services.apply(actor=run.owner, run=run))
    return ImportRun.objects.get(pk=run.pk)


def undone(run: ImportRun) -> ImportRun:
    """The import taken back."""
    work(services.undo(actor=run.owner, run=run))
    return ImportRun.objects.get(pk=run.pk)


def known(number: int) -> Enterprise:
    """A made-up firm as it is on record."""
    return Enterprise.objects.get(uscc=code(number))
