"""Browser assets are compiled for Chromium 100, the oldest that departments still run."""

import re

import pytest

from tests.architecture.source import ROOT

BUILD = ROOT / "frontend" / "build.mjs"
BUILT = ROOT / "src" / "tidu" / "web" / "ui" / "static" / "ui"
# What came after Chromium 100 and would take its whole rule, or the whole script, with it.
NEWER_STYLE = re.compile(
    r"color-mix\(|oklch\(|oklab\(|light-dark\(|@container|@scope|\d(?:dvh|svh|lvh)\b|[{;]&"
)
NEWER_SCRIPT = re.compile(r"\.(?:toSorted|toReversed|toSpliced|isWellFormed)\(|Object\.groupBy|withResolvers")


def built(name: str) -> str:
    path = BUILT / name
    if not path.exists():
        pytest.skip("没有构建样式与脚本：make assets")
    return path.read_text("utf-8")


def test_the_build_aims_at_chromium_100() -> None:
    script = BUILD.read_text("utf-8")
    assert 'const TARGET = "chrome100";' in script
    assert "target: TARGET" in script


def test_styles_hold_nothing_newer() -> None:
    assert NEWER_STYLE.findall(built("site.css")) == []


@pytest.mark.parametrize("name", ["site.js", "early.js", "charts.js"])
def test_scripts_hold_nothing_newer(name: str) -> None:
    assert NEWER_SCRIPT.findall(built(name)) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (NEWER_STYLE, "a{color:color-mix(in srgb,red,blue)}"),
        (NEWER_STYLE, ".a{color:red;&:hover{color:blue}}"),
        (NEWER_STYLE, "a{height:100dvh}"),
        (NEWER_SCRIPT, "x.toSorted()"),
    ],
)
def test_what_is_newer_is_seen(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
