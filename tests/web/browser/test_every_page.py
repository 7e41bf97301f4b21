"""Every page that has view tests is also looked at: wide and narrow, and by axe."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.view_tests import PageTests

WEB = Path(__file__).parents[1]


def pages() -> Iterator[type[PageTests]]:
    """Every class of view tests, from the files that hold any."""
    for path in sorted(WEB.rglob("test_*.py")):
        if "PageTests)" in path.read_text("utf-8"):
            parts = path.relative_to(WEB).with_suffix("").parts
            module = importlib.import_module(".".join(("tests.web", *parts)))
            for value in vars(module).values():
                if isinstance(value, type) and issubclass(value, PageTests) and hasattr(value, "page"):
                    yield value


def name_of(case: type[PageTests]) -> str:
    """App, test file and class: ``accounts-views_manage-TestList``."""
    app, file = case.__module__.split(".")[2:4]
    return f"{app}-{file.removeprefix('test_')}-{case.__qualname__}"


@pytest.mark.looks
@pytest.mark.parametrize("case", [pytest.param(case, id=name_of(case)) for case in pages()])
def test_a_page_fits_every_screen_and_every_reader(
    case: type[PageTests], site: Site, look_of: PageOf
) -> None:
    tests = case()
    tests.prepare(site)
    page = look_of(site.people[tests.allowed])
    answer = page.goto(tests.address(tests.arguments(site)))
    assert answer is not None
    assert answer.status == 200
    look_at(page, name_of(case))
