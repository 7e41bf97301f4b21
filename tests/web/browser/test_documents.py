"""A policy document in a browser: uploaded, mended, added to, published; its pack passes ``tidu check``."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.cli.typed import tidu
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.documents.made import NAME, TEXT, document


def mark(page: Page, words: str) -> None:
    """Mark words of the text as a mouse does."""
    piece = page.locator("[data-source-text] [data-start]").filter(has_text=words).first
    piece.evaluate(
        """(piece, words) => {
            const node = piece.firstChild, at = node.data.indexOf(words), range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


def test_from_a_file_to_a_plan_that_runs(site: Site, page_of: PageOf, tmp_path: Path) -> None:
    page = page_of(site.officer)
    upload(page)
    mend_and_add(page)
    match_units(page, site)
    publish(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载规则包").click()
    waiting.value.save_as(tmp_path / waiting.value.suggested_filename)
    done = tidu("check", tmp_path)
    assert (done.exit_code, "规则包检查通过" in done.output) == (0, True), done.output


def upload(page: Page) -> None:
    """Take a file in; what is doubtful stands first, with its reason."""
    page.goto("/documents/")
    page.get_by_role("link", name="上传文件").click()
    page.get_by_label("政策文件").set_input_files(
        {"name": NAME, "mimeType": "text/plain", "buffer": TEXT.encode("gb18030")}
    )
    page.get_by_role("button", name="上传并读取").click()
    expect(page.locator("[data-review-card]").first).to_contain_text("文中没有写明金额或比例")
    look_at(page, "documents-review")
    page.set_viewport_size({"width": 1440, "height": 900})


def mend_and_add(page: Page) -> None:
    """Mend the doubtful item by its form, add one from the text, accept one by keys."""
    cards = page.locator("[data-review-card]")
    cards.first.get_by_role("link", name="修改").click()
    page.get_by_label("给多少").select_option("固定金额")
    page.get_by_label("金额（万元）").fill("5")
    page.get_by_role("button", name="保存").click()
    expect(cards.first).to_contain_text("5 万元")
    expect(page.get_by_text("有疑点的都已看过")).to_be_visible()

    # Something the program did not take for a target is marked and added.
    mark(page, "按规定给予补助")
    page.get_by_role("button", name="机制", exact=True).click()
    page.get_by_label("名称").fill("示例补助规定")
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_text("已添加“示例补助规定”。")).to_be_visible()

    # By keys: the next open card is accepted, and the focus stays with it.
    page.goto(page.url.partition("?")[0] + "?show=open")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("[data-review-card]:focus")).to_contain_text("已确认")
    expect(page.locator("#checked")).to_contain_text("已核对 3 /")


def match_units(page: Page, site: Site) -> None:
    """Add a unit, and say of another that it is one of the site's."""
    page.get_by_role("link", name="对应单位").click()
    page.get_by_role("button", name="新增 市样本局").click()
    page.get_by_label("市示例局就是").select_option(label=site.bureau.name)
    page.get_by_role("button", name="对应 市示例局").click()
    expect(page.get_by_text("还没有对应的单位")).to_have_count(0)


def publish(page: Page) -> None:
    """Publish, and go from a task of the live plan to its passage and back to the document."""
    page.get_by_role("link", name="发布", exact=True).click()
    look_at(page, "documents-publish")
    page.get_by_role("button", name="发布为计划").click()
    expect(page.get_by_text("任务已分到责任单位")).to_be_visible()
    page.get_by_role("link", name="任务", exact=True).click()
    expect(page.get_by_role("cell", name="牵头： 市示例局 配合： 市工信局")).to_be_visible()
    page.get_by_role("link", name="看原文 ：壮大示例队伍").click()
    expect(page.locator("#s-t1 + .passage")).to_have_text("壮大示例队伍")
    page.goto("/documents/")
    page.get_by_role("link", name="示例市示例企业培育三年行动计划").click()
    page.get_by_role("link", name="发布", exact=True).click()


def test_a_selection_over_marked_passages_is_placed_right(site: Site, page_of: PageOf) -> None:
    made = document(site, text=TEXT.replace("示例联席", "𠀀示例联席"))
    page = page_of(site.officer)
    page.goto(f"/documents/{made.pk}/")
    first = page.locator("[data-source-text] [data-item='w1']").first
    left, right, middle = first.evaluate(
        "mark => [...mark.getClientRects()].slice(0, 1).flatMap(r => [r.left, r.right, (r.top + r.bottom) / 2])"
    )
    # Dragged over a passage: it is marked, and not taken for a click on it.
    page.mouse.move(left + 2, middle)
    page.mouse.down()
    page.mouse.move(right - 2, middle, steps=5)
    page.mouse.up()
    bar = page.locator("[data-selection-bar]")
    expect(bar).to_be_visible()
    start, end = (int(bar.locator(f"[name={name}]").input_value()) for name in ("start", "end"))
    assert made.text[start:end] in "健全𠀀示例联席会议制度"
    assert end - start > 5
    page.get_by_role("button", name="任务", exact=True).first.click()
    expect(page.get_by_role("heading", name="添加任务")).to_be_visible()
