"""Look at a page as people do: on a desk and on a phone, and as a screen reader hears it."""

import os
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
# A picture a page and width, for people to look through: they check nothing, and drawing them takes its time.
PICTURES = "TIDU_SCREENSHOTS" in os.environ
# The phone first: what fits there is asked again on the desk only where it differs (see _SERIOUS).
WIDTHS = {390: 844, 1440: 900}

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
#
# Contrast takes two thirds of the rest. On the phone, where things overlap, it is measured everywhere; on the desk
# only where axe could not tell it there (hidden, clipped, covered), or where the text or anything around it has
# other colours, letters or a place of its own.
_SERIOUS = """async (again) => {
  const serious = (each) => ["serious", "critical"].includes(each.impact);
  const lesser = axe._audit.rules.filter((rule) => rule.impact && !serious(rule));
  const rules = Object.fromEntries(lesser.map((rule) => [rule.id, { enabled: false }]));

  const before = again ? axe.tidu : { looks: new Map(), told: new Set() };
  const { looks, told } = (axe.tidu = { looks: new Map(), told: new Set() });
  const look = (element) => {
    if (!looks.has(element)) {
      const css = getComputedStyle(element);
      looks.set(element, [css.color, css.backgroundColor, css.backgroundImage, css.opacity, css.textShadow,
        css.filter, css.fontSize, css.fontWeight, css.position].join());
    }
    return looks.get(element);
  };
  const same = (element) => !element || (before.looks.get(element) === look(element) && same(element.parentElement));

  const rule = axe._audit.rules.find((each) => each.id === "color-contrast");
  const check = axe._audit.checks["color-contrast"];
  const { matches } = rule;
  const { evaluate } = check;
  rule.matches = (element, ...rest) =>
    !(before.told.has(element) && same(element)) && matches.call(rule, element, ...rest);
  check.evaluate = function (element, ...rest) {
    const fine = evaluate.call(this, element, ...rest);
    if (fine !== undefined) told.add(element);
    return fine;
  };
  try {
    const found = await axe.run({ resultTypes: ["violations"], rules });
    for (let element of told) for (; element; element = element.parentElement) look(element);
    return found.violations.filter(serious);
  } finally {
    Object.assign(rule, { matches });
    Object.assign(check, { evaluate });
  }
}"""


def look_at(page: Page, name: str) -> None:
    """Check the page that is open at both widths and, if asked for (``TIDU_SCREENSHOTS=1``), keep a picture of each.

    How a page looks is decided by its HTML: flows that run on PostgreSQL too are looked at on SQLite only.

    Raises:
        AssertionError: an icon is not in the sprite, the page is wider than the screen, or axe finds
            something serious.
    """
    if connection.vendor != "sqlite":
        return
    assert page.evaluate(_MISSING_ICONS) == [], f"{name}：图标不在 frontend/icons.txt 中"
    if PICTURES:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for again, (width, height) in enumerate(WIDTHS.items()):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(_DRAWN)
        if PICTURES:
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{name} 在 {width} 像素宽的屏幕上需要 {needed} 像素"
        findings = serious_findings(page, again=bool(again))
        assert not findings, f"{name}，宽 {width}：\n" + "\n".join(findings)


def serious_findings(page: Page, *, again: bool = False) -> list[str]:
    """What axe finds of serious or critical impact: rule, place and what it says.

    ``again``: the same page was asked at another width; its contrast is measured only where it may differ.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return [
        f"{finding['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for finding in page.evaluate(_SERIOUS, again)
        for node in finding["nodes"]
    ]
