"""Look at a page as people do: on a desk and on a phone, and as a screen reader hears it."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
WIDTHS = {1440: 900, 390: 844}


def look_at(page: Page, name: str) -> None:
    """Check the page that is open at both widths and keep a picture of each in build/screenshots.

    Raises:
        AssertionError: it is wider than the screen, or axe finds something serious.
    """
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{name} 在 {width} 像素宽的屏幕上需要 {needed} 像素"
        assert serious_findings(page) == [], f"{name}，宽 {width}"


def serious_findings(page: Page) -> list[str]:
    """What axe finds of serious or critical impact: rule, place and what it says."""
    found = Axe().run(page).response["violations"]
    return [
        f"{finding['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]
