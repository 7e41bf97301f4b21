"""The looks see what they are there to see, and no less than all of axe would."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at, serious_findings

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
    # Asked again, as at the second width: the same.
    assert serious_findings(page) == found


def test_a_page_wider_than_a_phone_is_told(page_of: PageOf) -> None:
    page = page_of(None)
    page.set_content('<html lang="zh"><title>宽</title><main><h1 style="width: 500px">宽</h1></main></html>')
    with pytest.raises(AssertionError, match="390 像素宽的屏幕上需要"):
        look_at(page, "宽")
