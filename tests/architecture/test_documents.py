"""The documents hang together: links lead somewhere, and each layer says what it may not do."""

import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import PACKAGE, ROOT, listed_by_git

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
LAYERS = ("engine", "plans", "workflows", "reader", "tables", "cli")


def dead_links(path: str, text: str) -> list[str]:
    """Relative links of one Markdown file that lead to nothing."""
    folder = ROOT / PurePosixPath(path).parent
    targets = (target for target in LINK.findall(text) if not re.match(r"[a-z]+:", target))
    return [f"{path} → {target}" for target in targets if not (folder / target).exists()]


def test_links_lead_somewhere() -> None:
    pages = [path for path in listed_by_git() if path.endswith(".md")]
    assert "README.md" in pages
    assert [link for path in pages for link in dead_links(path, (ROOT / path).read_text("utf-8"))] == []


def test_a_dead_link_is_seen() -> None:
    assert dead_links("docs/x.md", "[a](nowhere.md#part) [b](../README.md) [c](https://example.org)") == [
        "docs/x.md → nowhere.md"
    ]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_says_in_three_lines_what_it_may_not_do(layer: str) -> None:
    lines = (PACKAGE / layer / "README.md").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert "may not" in " ".join(lines)
