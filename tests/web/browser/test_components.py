"""Every component, drawn by a real browser: charts too, under the site's own security policy."""

import pytest

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site


@pytest.mark.looks
@pytest.mark.urls("tests.web.ui.gallery")
def test_every_component_fits_every_screen_and_every_reader(site: Site, page_of: PageOf) -> None:
    page = page_of(site.operator)
    page.goto("/gallery/")
    page.wait_for_selector("[data-chart='pie'] canvas")
    assert page.locator("[data-chart] canvas").count() == 3
    page.wait_for_timeout(1_000)  # charts grow into place
    look_at(page, "components")
