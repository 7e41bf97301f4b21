"""The site's base case, for commands that need one."""

import pytest

from tests.web.case import Site, build_site


@pytest.fixture
def site(db: None) -> Site:
    return build_site()
