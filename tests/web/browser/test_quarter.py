"""A quarter in a browser: a unit reports, the officer sends it back, the unit mends it, the officer accepts.

Then the bulletin: drafted, edited, kept although the browser is closed, issued, and read back as Word and PDF.
"""

import re
from pathlib import Path

import pypdfium2
from docx import Document
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import PageOf
from tests.web.case import Site
from tests.web.plans.made import NOW, plan, reporter


def test_a_quarter_of_a_plan(site: Site, page_of: PageOf) -> None:
    adopted = plan(site)
    unit = page_of(reporter(site))
    unit.goto("/plans/mine/")
    unit.get_by_role("link", name="填报 构建分层梯次培育体系").click()
    unit.get_by_label("工作进展").fill("认定一批企业")
    unit.get_by_label("省级“专精特新”中小企业（户）").fill("59")
    unit.get_by_role("button", name="报送").click()
    expect(unit.get_by_text("已报送，等待审核。")).to_be_visible()

    officer = page_of(site.officer)
    officer.goto(f"/plans/{adopted.pk}/quarters/{NOW.key}/")
    officer.get_by_role("link", name="审核").click()
    officer.get_by_label("审核意见").fill("请核对家数")
    officer.get_by_role("button", name="退回修改").click()
    expect(officer.get_by_text("已退回，已通知责任单位。")).to_be_visible()

    unit.goto("/inbox/")
    unit.get_by_role("button", name="查看").click()
    expect(unit.get_by_text("退回意见：请核对家数")).to_be_visible()
    unit.get_by_label("省级“专精特新”中小企业（户）").fill("590")
    unit.get_by_role("button", name="报送").click()
    expect(unit.get_by_text("已报送，等待审核。")).to_be_visible()

    officer.goto(officer.url)
    officer.get_by_role("button", name="通过").click()
    expect(officer.get_by_text("已通过，上报数计入目标进度。")).to_be_visible()
    expect(officer.get_by_text("第2稿通过")).to_be_visible()
    officer.goto(f"/plans/{adopted.pk}/")
    expect(officer.get_by_role("cell", name="590 户", exact=True)).to_be_visible()

    _bulletin(officer, page_of, site, adopted.pk)


def _bulletin(officer: Page, page_of: PageOf, site: Site, plan_id: int) -> None:
    officer.goto(f"/plans/{plan_id}/")
    officer.get_by_role("link", name="通报", exact=True).click()
    officer.get_by_label("季度").select_option(label="2025年第4季度")
    officer.get_by_role("button", name="拟写").click()
    desk = officer.url
    # What is typed is kept without a button, and found again in another browser.
    with officer.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        officer.get_by_role("textbox", name="六、下一步要求").fill("（一）示例要求：请各单位抓紧。")
    officer.close()
    again = page_of(site.officer)
    again.goto(desk)
    expect(again.get_by_role("textbox", name="六、下一步要求")).to_have_value(
        "（一）示例要求：请各单位抓紧。"
    )
    again.get_by_label("标题").fill("关于示例季度进展情况的通报")
    again.get_by_role("button", name="保存草稿").click()
    expect(again.get_by_text("草稿已保存。")).to_be_visible()
    again.get_by_label("印发日期").fill("2026-01-12")
    again.get_by_role("button", name="印发", exact=True).click()
    expect(again.get_by_text("通报已印发，已通知各责任单位。")).to_be_visible()

    unit = page_of(site.people["unit"])
    unit.goto("/inbox/")
    unit.get_by_role("button", name="查看：通报已印发：2026年第1期").click()
    expect(unit.get_by_role("heading", name="关于示例季度进展情况的通报")).to_be_visible()
    expect(unit.get_by_role("cell", name="590 户").first).to_be_visible()
    word, printed = _file(unit, "Word"), _file(unit, "PDF")
    lines = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert "关于示例季度进展情况的通报" in lines
    assert "（一）示例要求：请各单位抓紧。" in lines
    assert "2026年1月12日" in lines
    pages = pypdfium2.PdfDocument(printed)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    assert "示例要求：请各单位抓紧。" in re.sub(r"\s", "", text)
    assert "2026年第1期" in re.sub(r"\s", "", text)


def _file(page: Page, label: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=label, exact=True).click()
    return Path(waiting.value.path())
