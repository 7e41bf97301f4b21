"""The site's base case, for commands that need one."""

import pytest

from tests.web.case import Site
from tests.web.cases import base_case
from tests.web.layers import Layers


@pytest.fixture
def site(request: pytest.FixtureRequest, layers: Layers, db: None) -> Site:
    return base_case(request, layers)
