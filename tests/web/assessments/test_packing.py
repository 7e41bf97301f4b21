import io
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.files.storage import default_storage
from docx import Document

from tests.web.assessments.made import ON, fill
from tests.web.assessments.test_archives import SRDI, asked
from tests.web.case import Site
from tidu.engine.uscc import make as make_code
from tidu.tables.fillin.fill_sheet import NAME
from tidu.tables.roster import read_roster
from tidu.web.assessments.models import ReportArchive
from tidu.web.assessments.packing import archive_of, make
from tidu.web.enterprises.models import Enterprise
from tidu.web.jobs.models import Job
from tidu.web.jobs.progress import CancelledError, Progress
from tidu.web.jobs.services import cancel, run
from tidu.web.packs import library

INNOVATIVE = "national.innovative-2022"


def done(archive: ReportArchive) -> ReportArchive:
    assert archive.job_id is not None
    run(archive.job_id)
    return archive_of(archive.pk)


def job_of(archive: ReportArchive) -> Job:
    return Job.objects.get(arguments={"archive_id": archive.pk})


def opened(archive: ReportArchive) -> ZipFile:
    with default_storage.open(archive.stored_as) as file:
        return ZipFile(io.BytesIO(file.read()))


def test_a_word_report_a_firm_in_folders_by_place(site: Site) -> None:
    fill(site, site.east_firm)
    made = done(asked(site, kind="docx"))
    book = opened(made)
    assert book.namelist() == [
        "示例东镇/示例东镇精密机械有限公司-诊断报告.docx",
        "示例西区/示例西区新材料有限公司-诊断报告.docx",
    ]
    for name, firm in zip(book.namelist(), (site.east_firm, site.west_firm), strict=True):
        texts = [one.text for one in Document(io.BytesIO(book.read(name))).paragraphs]
        assert firm.name in texts
    assert sorted(made.enterprises) == sorted((site.east_firm.pk, site.west_firm.pk))
    job = job_of(made)
    assert (job.state, job.message) == ("done", "共 2 份报告，2 家企业，保留 7 天")
    assert job.result["address"] == f"/assessments/archives/{made.pk}/file/"


def test_a_workbook_a_place_is_filled_in_and_read_back(site: Site) -> None:
    code = make_code("990102", "MA000000")
    Enterprise.objects.filter(pk=site.east_firm.pk).update(uscc=code)
    made = done(asked(site, kind="fill-place", standard=INNOVATIVE))
    book = opened(made)
    assert book.namelist() == ["补数表-示例东镇-1家.xlsx", "补数表-示例西区-1家.xlsx"]
    assert made.enterprises == [site.east_firm.pk, site.west_firm.pk]
    filled = openpyxl.load_workbook(io.BytesIO(book.read(book.namelist()[0])))
    sheet = filled[NAME]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(row=2, column=headings.index("营业收入（万元）2025") + 1).value = 4200
    buffer = io.BytesIO()
    filled.save(buffer)
    roster = read_roster(buffer.getvalue(), catalogue=library().catalogue, on=ON, name="补数表")
    assert (roster.unread, roster.rejected) == ((), ())
    assert roster.firms[0].facts.get("revenue", 2025) == 42_000_000
    assert roster.firms[0].uscc == code


def test_a_workbook_a_firm_and_names_that_clash_are_numbered(site: Site) -> None:
    Enterprise.objects.update(name="示例/同名有限公司")
    made = done(asked(site, kind="fill-firm", standard=INNOVATIVE))
    assert opened(made).namelist() == [
        "补数表-示例_同名有限公司.xlsx",
        "补数表-示例_同名有限公司（2）.xlsx",
    ]


def test_nothing_lacking_is_said_and_leaves_no_file(site: Site) -> None:
    fill(site, site.east_firm)
    fill(site, site.west_firm)
    made = done(asked(site, kind="fill-firm", standard=SRDI))
    assert (made.files, made.stored_as, made.is_ready) == (0, "", False)
    assert "不用补数据" in job_of(made).message


def test_scope_is_that_of_the_moment_it_is_made(site: Site) -> None:
    made = asked(site, kind="docx")
    site.officer.jurisdiction = site.east
    site.officer.save()
    assert done(made).enterprises == [site.east_firm.pk]


def test_a_right_that_is_lost_meanwhile_ends_it(site: Site) -> None:
    made = asked(site, kind="docx")
    site.officer.role = "expert"
    site.officer.save()
    assert not done(made).is_ready
    assert "权限" in job_of(made).message


def test_cancelled_it_leaves_no_file(site: Site) -> None:
    made = asked(site, kind="docx")
    job = job_of(made)
    Job.objects.filter(pk=job.pk).update(state="running")
    cancel(actor=site.officer, job=job)
    before = set(default_storage.listdir("archives")[1]) if default_storage.exists("archives") else set()
    with pytest.raises(CancelledError):
        make(archive_of(made.pk), Progress(job))
    after = set(default_storage.listdir("archives")[1]) if default_storage.exists("archives") else set()
    assert before == after
    assert not archive_of(made.pk).is_ready
