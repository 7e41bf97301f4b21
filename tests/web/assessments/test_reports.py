import io

import pypdfium2
import pytest
from docx import Document
from pytest_django import DjangoAssertNumQueries

from tests.web.assessments.made import ON, fill
from tests.web.case import Site
from tidu.tables.report.pdf import FontError
from tidu.web.assessments.reports import press, report_from, report_on, reports_on, written
from tidu.web.assessments.services import assess
from tidu.web.enterprises.models import Enterprise


def test_every_level_in_force(site: Site) -> None:
    fill(site, site.east_firm)
    made = report_on(site.east_firm, on=ON, case="new", issuer="示例市工业和信息化局")
    assert [one.level for one in made.sections][:2] == ["创新型中小企业", "专精特新中小企业"]
    assert ("出具单位", "示例市工业和信息化局") in made.heading
    file = Document(io.BytesIO(written(made, "docx")))
    assert site.east_firm.name in [one.text for one in file.paragraphs]


def test_a_stored_one_reads_as_it_was_judged(site: Site) -> None:
    fill(site, site.east_firm)
    kept = assess(
        actor=site.officer, enterprise=site.east_firm, standard="national.srdi-2026", on=ON, case="new"
    )
    fill(site, site.east_firm, total_liabilities="1000万")
    report = report_from(site.east_firm, [kept.result], on=ON, case="new", issuer="示例单位")
    assert any(
        "负债总额再减少 400 万元" in gap for line in report.sections[0].shown.lines for gap in line.gaps
    )


def test_pdf(site: Site) -> None:
    try:
        press()
    except FontError as error:  # pragma: no cover - a machine without Chinese fonts
        pytest.skip(str(error))
    fill(site, site.east_firm)
    content = written(report_on(site.east_firm, on=ON, case="renewal", issuer="示例单位"), "pdf")
    with pypdfium2.PdfDocument(content) as file:
        text = "".join("".join(page.get_textpage().get_text_range() for page in file).split())
    assert site.east_firm.name in text
    assert "情形复核" in text


def test_many_are_the_same_as_one_by_one(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(site, site.east_firm)
    firms = list(
        Enterprise.objects.filter(root=site.root).select_related("jurisdiction", "root").order_by("pk")
    )
    with django_assert_max_num_queries(8):
        made = list(reports_on(firms, on=ON, case="new", issuer="示例单位"))
    assert made == [report_on(firm, on=ON, case="new", issuer="示例单位") for firm in firms]
