"""No file names a package registry's host or a path of the machine it was written on."""

import re

import pytest

from tests.architecture.source import ROOT, listed_by_git

# Written as patterns, these lines do not match themselves.
HOSTS = (
    *(r"pypi\.org", r"pythonhosted\.org", r"npmjs\.(com|org)", r"npmmirror\.com", r"debian\.org"),
    *(r"mirrors?\.[a-z]+\.", r"tsinghua\.edu\.cn", r"crates\.io"),
)
PATHS = ("work/[a-z]", "root/", "home/[a-z]", "Users/[A-Za-z]", "opt/(pypi|wheels)")
FORBIDDEN = re.compile("|".join([*HOSTS, r"(?<![\w.}/-])/(" + "|".join(PATHS) + ")", r"[A-Z]:\\\\?Users"]))
BINARY = frozenset({".png", ".jpg", ".xlsx", ".parquet", ".ttf", ".woff2", ".ico"})


def findings(path: str, text: str) -> list[str]:
    """Place and words of every forbidden name in one text."""
    lines = enumerate(text.splitlines(), start=1)
    return [f"{path}:{number}: {match[0]}" for number, line in lines for match in FORBIDDEN.finditer(line)]


def test_no_tracked_file_names_a_host_or_a_machine_path() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    texts = [path for path in listed_by_git() if not any(path.endswith(suffix) for suffix in BINARY)]
    found = [name for path in texts for name in findings(path, (ROOT / path).read_text("utf-8"))]
    assert texts
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "index-url = https://" + "pypi" + ".org/simple",
        "https://" + "mirrors" + ".example.cn/x",
        "cd /" + "work/main",
        "'/" + "home/someone'",
        "see (/" + "root/x)",
    ],
)
def test_a_host_or_path_is_seen(text: str) -> None:
    assert findings("a.md", text)


@pytest.mark.parametrize("text", ["https://example.org/work/x", "docs/work/x", "../work/x", "$HOME/x"])
def test_other_text_passes(text: str) -> None:
    assert findings("a.md", text) == []
