"""One review in a browser: drawn, a conflict declared, drawn again, scored, decided in bulk, minuted."""

import io

from docx import Document
from playwright.sync_api import Page, expect

from tests.web.applications.kit import TODAY, apply, open_batch
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.reviews.kit import CRITERIA, experts, screened
from tidu.web.accounts.models import User
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.reviews.criteria import set_criteria
from tidu.web.reviews.models import Draw, Sheet


def draw(officer: Page, batch: Batch) -> None:
    """Draw two experts an application from the board."""
    officer.goto(f"/batches/{batch.pk}/")
    officer.get_by_role("link", name="评审", exact=True).click()
    officer.get_by_role("link", name="随机抽取").click()
    officer.get_by_label("每份申报的人数").fill("2")
    officer.get_by_label("种子").fill("20260101")
    look_at(officer, "reviews-browser-draw")
    officer.get_by_role("button", name="抽取").click()
    expect(officer.get_by_text("结果与记录一致")).to_be_visible()


def step_down(expert: Page, sheet: Sheet) -> None:
    """Declare a conflict before the file is seen."""
    expert.goto("/reviews/mine/")
    expert.get_by_role("link", name=sheet.application.enterprise.name).click()
    expect(expert.get_by_text("确认之前看不到申报材料")).to_be_visible()
    look_at(expert, "reviews-browser-declare")
    expert.get_by_role("button", name="有利益冲突，申请回避").click()
    expect(expert.get_by_text("请写明回避原因")).to_be_visible()
    expert.get_by_label("回避原因").fill("曾任该企业顾问")
    expert.get_by_role("button", name="有利益冲突，申请回避").click()
    expect(expert.get_by_text("已登记回避")).to_be_visible()


def score(expert: Page, sheet: Sheet, points: tuple[str, str]) -> None:
    """Declare no conflict, read, score and submit."""
    expert.goto(f"/reviews/sheets/{sheet.pk}/")
    expert.get_by_role("button", name="没有利益冲突，开始评审").click()
    expert.get_by_label("创新能力").fill(points[0])
    expert.get_by_label("市场前景").fill(points[1])
    expert.get_by_label("意见").fill("产品有特色")
    if sheet == Sheet.objects.standing()[0]:
        look_at(expert, "reviews-browser-sheet")
    expert.get_by_role("button", name="提交").click()
    expect(expert.get_by_text("评审表已提交。")).to_be_visible()


def decide(officer: Page, batch: Batch, names: list[str]) -> None:
    """Pass all at once."""
    officer.goto(f"/reviews/batches/{batch.pk}/")
    look_at(officer, "reviews-browser-board")
    for name in names:
        officer.get_by_label(f"选择{name}").check()
    officer.get_by_role("button", name="评审通过").click()
    expect(officer.get_by_text("评审通过，现为“待推荐”")).to_have_count(len(names))
    look_at(officer, "reviews-browser-outcomes")


def minute(officer: Page, batch: Batch) -> str:
    """Draft minutes, fix them, and return what the Word file says."""
    officer.goto(f"/reviews/batches/{batch.pk}/minutes/")
    officer.get_by_label("会议日期").fill(TODAY.isoformat())
    officer.get_by_label("主持人").fill("示例主任")
    officer.get_by_label("参加人员").fill("示例甲、示例乙")
    officer.get_by_role("button", name="起草").click()
    look_at(officer, "reviews-browser-minutes")
    officer.get_by_role("button", name="定稿").click()
    expect(officer.get_by_text("定稿，不能再改；")).to_be_visible()
    with officer.expect_download() as waiting:
        officer.get_by_role("link", name="Word").click()
    file = Document(io.BytesIO(waiting.value.path().read_bytes()))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def test_from_the_draw_to_the_minutes(site: Site, page_of: PageOf) -> None:
    batch = open_batch(site)
    set_criteria(actor=site.officer, batch=batch, wanted=CRITERIA)
    screened(site, batch)
    apply(batch, site.west_firm, state="screened")
    experts(site, 4)
    officer = page_of(site.officer)
    draw(officer, batch)
    first = Sheet.objects.select_related("expert", "application__enterprise")[0]
    step_down(page_of(first.expert), first)
    assert Draw.objects.count() == 2
    officer.goto(f"/reviews/draws/{Draw.objects.all()[0].pk}/")
    expect(officer.get_by_text("本人申请回避：曾任该企业顾问")).to_be_visible()
    look_at(officer, "reviews-browser-record")
    sheets = list(Sheet.objects.standing().select_related("expert"))
    tabs: dict[User, Page] = {}
    for place, sheet in enumerate(sheets):
        tab = tabs.setdefault(sheet.expert, page_of(sheet.expert))
        score(tab, sheet, (str(40 + 5 * place), "30"))
    decide(officer, batch, [site.east_firm.name, site.west_firm.name])
    assert set(Application.objects.values_list("state", flat=True)) == {"reviewed"}
    text = minute(officer, batch)
    for part in ("示例甲、示例乙", site.west_firm.name, "评审通过", "签字", "种子 20260101"):
        assert part in text
