"""The looks see what they are there to see, and no less than all of axe would."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import WIDTHS, look_at, serious_findings

pytestmark = pytest.mark.looks

# A name missing, text too pale, a role without what it needs; and a heading left out, which is not serious.
FAULTS = """<html lang="zh"><title>坏的一页</title><main><h1>标题</h1><h4>跳级</h4><button></button>
<p style="color: #ccc; background: #fff">太淡</p><div role="checkbox" tabindex="0">未说明</div>
<img src="data:,"></main></html>"""


def test_axe_finds_all_that_is_serious_and_nothing_else(page_of: PageOf) -> None:
    page = page_of(None)
    page.set_content(FAULTS)
    found = serious_findings(page)
    assert {each.split(":")[0] for each in found} == {
        "aria-required-attr",
        "button-name",
        "color-contrast",
        "image-alt",
    }
    everything = Axe().run(page).response["violations"]
    serious = [each["id"] for each in everything if each["impact"] in {"serious", "critical"}]
    assert [each.split(":")[0] for each in found] == serious
    assert "heading-order" in [each["id"] for each in everything]
    # Asked once more: the same. Asked again as at another width, where nothing looks different: all but contrast.
    assert serious_findings(page) == found
    assert serious_findings(page, again=True) == [
        each for each in found if not each.startswith("color-contrast")
    ]


def test_a_page_wider_than_a_phone_is_told(page_of: PageOf) -> None:
    page = page_of(None)
    page.set_content('<html lang="zh"><title>宽</title><main><h1 style="width: 500px">宽</h1></main></html>')
    with pytest.raises(AssertionError, match="390 像素宽的屏幕上需要"):
        look_at(page, "宽")


@pytest.mark.parametrize(
    "rule",
    [
        "p { color: #ccc }",
        "main { background: #555 }",
        "body { background: #555 }",
        "main { opacity: 0.4 }",
        "p { text-shadow: 0 0 20px #fff; color: #999 }",
    ],
)
def test_what_is_too_pale_on_the_desk_only_is_found(page_of: PageOf, rule: str) -> None:
    page = page_of(None)
    page.set_content(f"""<html lang="zh"><title>淡</title><style>@media (min-width: 992px) {{ {rule} }}</style>
<body><main><h1 style="color: #000">宽</h1><p style="margin: 0">一些文字</p></main></body></html>""")
    with pytest.raises(AssertionError, match="宽 1440：\ncolor-contrast: p"):
        look_at(page, "淡")


@pytest.mark.parametrize(
    ("phone", "desk"),
    [
        ("display: none", "display: block"),
        ("height: 0; overflow: hidden", "height: auto"),
        ("background-image: linear-gradient(#000, #fff)", "background-image: none"),
    ],
)
def test_what_is_to_be_read_on_the_desk_only_is_looked_at_there(
    page_of: PageOf, phone: str, desk: str
) -> None:
    page = page_of(None)
    page.set_content(f"""<html lang="zh"><title>淡</title><style>nav {{ color: #ccc; {phone} }}
@media (min-width: 992px) {{ nav {{ {desk} }} }}</style>
<nav><p>菜单文字</p></nav><main><h1>宽</h1></main></html>""")
    with pytest.raises(AssertionError, match="宽 1440：\ncolor-contrast: p"):
        look_at(page, "淡")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_too_pale_at_either_width_is_found(page_of: PageOf, width: int) -> None:
    page = page_of(None)
    limit = "max-width: 600px" if width < 600 else "min-width: 600px"
    page.set_content(f"""<html lang="zh"><title>淡</title><style>@media ({limit}) {{ b {{ color: #ccc }} }}</style>
<main><h1>标题</h1><b>一些文字</b></main></html>""")
    with pytest.raises(AssertionError, match=f"宽 {width}：\ncolor-contrast: b"):
        look_at(page, "淡")
