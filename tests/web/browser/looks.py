"""Look at a page as people do: on a desk and on a phone, and as a screen reader hears it."""

import os
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
# A picture a page and width, for people to look through: they check nothing, and drawing them takes its time.
PICTURES = "TIDU_SCREENSHOTS" in os.environ
WIDTHS = {1440: 900, 390: 844}

_MISSING_ICONS = """async () => {
  const uses = [...document.querySelectorAll("svg use")].map((use) => use.getAttribute("href"));
  if (!uses.length) return [];
  const sprite = new DOMParser().parseFromString(
    await (await fetch(uses[0].split("#")[0])).text(), "image/svg+xml");
  return uses.map((use) => use.split("#")[1]).filter((name) => !sprite.getElementById(name));
}"""

# Charts are drawn anew for the new width in the next frames.
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# A rule's own impact is that of all its findings, so those of less need not run (a fifth of axe's time); and only
# what was violated comes back: everything that was fine is fifty kilobytes a look.
_SERIOUS = """async () => {
  const serious = (each) => ["serious", "critical"].includes(each.impact);
  const lesser = axe._audit.rules.filter((rule) => rule.impact && !serious(rule));
  const rules = Object.fromEntries(lesser.map((rule) => [rule.id, { enabled: false }]));
  const found = await axe.run({ resultTypes: ["violations"], rules });
  return found.violations.filter(serious);
}"""


def look_at(page: Page, name: str) -> None:
    """Check the page that is open at both widths and, if asked for (``TIDU_SCREENSHOTS=1``), keep a picture of each.

    Raises:
        AssertionError: an icon is not in the sprite, the page is wider than the screen, or axe finds
            something serious.
    """
    assert page.evaluate(_MISSING_ICONS) == [], f"{name}：图标不在 frontend/icons.txt 中"
    if PICTURES:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(_DRAWN)
        if PICTURES:
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{name} 在 {width} 像素宽的屏幕上需要 {needed} 像素"
        findings = serious_findings(page)
        assert not findings, f"{name}，宽 {width}：\n" + "\n".join(findings)


def serious_findings(page: Page) -> list[str]:
    """What axe finds of serious or critical impact: rule, place and what it says."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return [
        f"{finding['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for finding in page.evaluate(_SERIOUS)
        for node in finding["nodes"]
    ]
