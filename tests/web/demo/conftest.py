"""A small demo in the database."""

from typing import cast

import pytest

from tests.web.layers import Layers
from tidu.web.demo.services import Demo


@pytest.fixture
def demo(layers: Layers, db: None) -> Demo:
    """The five places with a hundred and twenty firms, written once a file (tests/web/cases.py)."""
    return cast("Demo", layers.copy())
