"""One application in a browser: from an open batch over a return to the recommendation."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.applications.kit import MONTH, TODAY, open_batch
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.evidence.files import PDF
from tests.web.facts.makers import source
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.titles.models import Title


def fill_in(firm: Page) -> None:
    """Type two figures; the verdict follows without a click."""
    debt = firm.get_by_role("row", name="上年末资产负债率")
    expect(debt.get_by_text("缺：").first).to_be_visible()
    before = firm.locator("#precheck-counts").inner_text()
    firm.get_by_label("年资产总额（万元）").fill("1000")
    firm.get_by_label("年负债总额（万元）").fill("200")
    firm.get_by_label("年负债总额（万元）").blur()
    expect(debt.get_by_text("满足", exact=True)).to_be_visible()
    expect(firm.locator("#precheck-counts")).not_to_have_text(before)
    firm.get_by_role("button", name="保存").click()
    expect(firm.get_by_text("已保存，预审结论已更新。")).to_be_visible()


def hand_in(firm: Page, proof: Path) -> None:
    """Submit: refused without the file, then with it, by a double click."""
    firm.get_by_role("link", name="核对并提交").click()
    firm.get_by_role("button", name="提交").click()
    expect(firm.get_by_text("还缺必备材料：年度审计报告")).to_be_visible()
    firm.get_by_role("link", name="填报", exact=True).click()
    firm.get_by_label("文件", exact=True).set_input_files(proof)
    firm.get_by_role("button", name="上传").click()
    expect(firm.get_by_role("link", name="审计报告.pdf")).to_be_visible()
    look_at(firm, "applications-browser-fill")
    firm.get_by_role("link", name="核对并提交").click()
    firm.get_by_role("button", name="提交").dblclick()
    expect(firm.get_by_text("已提交，等待初审").first).to_be_visible()


def take(officer: Page, label: str) -> None:
    """Press the button of a step and see that it is done."""
    officer.get_by_role("button", name=label).click()
    expect(officer.get_by_text(f"已办理：{label}。")).to_be_visible()


def return_and_pass(district: Page, firm: Page, batch: Batch, made: Application) -> None:
    """The district finds it by the batch's numbers, sends it back, and passes it once it is mended."""
    district.goto(f"/batches/{batch.pk}/")
    district.get_by_role("row", name="合计 1").get_by_role("link", name="1").first.click()
    district.get_by_role("link", name=made.enterprise.name).click()
    district.get_by_label("理由").fill("请补充上年度专项审计报告")
    take(district, "退回补正")
    firm.goto(f"/applications/{made.pk}/")
    expect(firm.get_by_text("退回理由：请补充上年度专项审计报告")).to_be_visible()
    take(firm, "重新提交")
    district.goto(f"/applications/{made.pk}/")
    take(district, "初审通过")


def test_from_the_batch_to_the_recommendation(site: Site, page_of: PageOf, tmp_path: Path) -> None:
    batch = open_batch(site, standard="national.srdi-2026")
    batch.materials.create(label="年度审计报告")
    # Without it the first condition is unmet; the others stay open, which does not stop a screening.
    Title.objects.create(
        enterprise=site.east_firm,
        level="national.innovative",
        since=TODAY,
        until=TODAY + MONTH,
        source=source(site),
    )
    proof = tmp_path / "审计报告.pdf"
    proof.write_bytes(PDF)

    firm = page_of(site.people["firm"])
    firm.goto("/batches/")
    firm.get_by_role("link", name="示例批次").click()
    firm.get_by_role("button", name="开始申报").click()
    fill_in(firm)
    hand_in(firm, proof)
    made = Application.objects.get()
    assert (made.steps.count(), made.versions.count()) == (1, 1)

    return_and_pass(page_of(site.district_officer), firm, batch, made)
    officer = page_of(site.officer)
    officer.goto("/applications/?mine=1")
    officer.get_by_role("link", name=site.east_firm.name).click()
    take(officer, "评审通过")
    officer.get_by_role("button", name="推荐到省").click()
    expect(officer.get_by_text("请写明“推荐到省”的文号")).to_be_visible()
    officer.get_by_label("文号").fill("示工信〔2026〕8号")
    take(officer, "推荐到省")
    expect(officer.get_by_text("已推荐，待省级认定").first).to_be_visible()
    look_at(officer, "applications-browser-recommended")
    assert [version.number for version in made.versions.all()] == [2, 1]
