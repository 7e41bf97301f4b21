"""A small demo in the database."""

import pytest

from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo, load_demo

SIZE = 120


@pytest.fixture
def demo(db: None) -> Demo:
    """The five places with a hundred and twenty firms."""
    return load_demo(size=SIZE, on=ON)
