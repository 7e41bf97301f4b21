"""The main job in a browser: judge, attest with proof, take the reports, see who falls out under a new standard."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
import yaml
from docx import Document
from playwright.sync_api import Page, expect

from tests.web.assessments.made import source_of
from tests.web.browser.conftest import PageOf
from tests.web.case import Site
from tests.web.evidence.files import PDF
from tests.web.pools.made import pool
from tidu.tables.report.pdf import FontError
from tidu.web.assessments.models import Assessment, Attestation, Screening
from tidu.web.assessments.reports import press
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.services import record_facts
from tidu.web.jobs.services import run
from tidu.web.packs import library
from tidu.web.pools.services import take_in

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
OLD, NEW = "national.srdi-2022", "national.srdi-2026"
OPEN = "dishonesty_list"
CASES = Path(__file__).parents[3] / "src/tidu/packs/national/standards/cases/srdi-2022.yaml"


def prepare(site: Site, firm: Enterprise) -> None:
    """What the packs' own case of a firm that meets the old standard says, but for one judgement left open."""
    years: dict[int, dict[str, object]] = {}
    for key, value in yaml.safe_load(CASES.read_text("utf-8"))["base"].items():
        name, _, back = key.partition("[")
        fact = library().catalogue.facts[name]
        year = ON.year + fact.year_anchor + int(back.rstrip("]") or 0) if fact.period.by_year else 0
        if name not in (OPEN, "established_on"):
            years.setdefault(year, {})[name] = value
    for year, values in years.items():
        record_facts(actor=None, enterprise=firm, year=year, source=source_of(site), values=values)


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as taken:
        page.get_by_role("link", name=name).click()
    return Path(taken.value.path()).read_bytes()


def test_judged_attested_and_reported(site: Site, page_of: PageOf) -> None:
    try:
        press()
    except FontError as error:  # pragma: no cover - a machine without Chinese fonts
        pytest.skip(str(error))
    firm = site.east_firm
    prepare(site, firm)
    page = page_of(site.officer)
    address = f"/assessments/firm/{firm.pk}/?on={ON}&standard={OLD}"
    page.goto(address)
    label = library().catalogue.facts[OPEN].label
    page.get_by_role("link", name=label).first.click()
    page.get_by_label("否", exact=True).check()
    page.get_by_label("依据").fill("信用中国查询，示例截图为证")
    page.get_by_label("证明材料").set_input_files(
        {"name": "查询结果.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="登记认定").click()
    expect(page.get_by_text(f"已登记对“{label}”的认定")).to_be_visible()
    attested = Attestation.objects.get()
    assert (attested.value, attested.made_by) == (False, site.officer)
    assert attested.evidence is not None
    page.goto(address)
    expect(page.get_by_role("link", name="查询结果.pdf")).to_be_visible()
    page.get_by_role("button", name="保存这次诊断").click()
    expect(page.get_by_text("诊断已保存")).to_be_visible()
    assert Assessment.objects.get().get_verdict_display() == "满足"
    with pypdfium2.PdfDocument(downloaded(page, "PDF 报告")) as file:
        text = "".join("".join(sheet.get_textpage().get_text_range() for sheet in file).split())
    assert firm.name in text
    assert "满足" in text
    words = Document(io.BytesIO(downloaded(page, "Word 报告")))
    assert firm.name in [one.text for one in words.paragraphs]


def test_a_new_standard_for_a_pool_and_who_falls_out(site: Site, page_of: PageOf) -> None:
    firm = site.east_firm
    prepare(site, firm)
    record_facts(actor=None, enterprise=firm, year=0, source=source_of(site), values={OPEN: False})
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[firm], reason="年度摸底")
    page = page_of(site.officer)
    page.goto(f"/pools/{kept.pk}/")
    page.get_by_role("link", name="换用新标准").click()
    page.get_by_label("判定日期").fill(str(ON))
    page.get_by_label("原标准").select_option(OLD)
    page.get_by_label("新标准").select_option(NEW)
    page.get_by_role("button", name="按新旧标准诊断").click()
    expect(page.get_by_text("正在诊断")).to_be_visible()
    job = Screening.objects.get().job_id
    assert job is not None
    run(job)
    page.reload()
    page.get_by_role("link", name="看谁落下、谁进来").first.click()
    out = page.get_by_role("table", name="原来满足，现在不满足")
    expect(out.get_by_role("link", name=firm.name)).to_be_visible()
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "下载 Excel")))
    assert firm.name in [str(row[1].value) for row in book["落下"].iter_rows()]
