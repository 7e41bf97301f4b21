"""A small demo in the database."""

from unittest.mock import patch

import pytest

from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo, load_demo

SIZE = 120


@pytest.fixture
def demo(db: None) -> Demo:
    """The five places with a hundred and twenty firms."""
    # Setting five bulletins takes as long as all the rest; `test_bulletins` sets one.
    with patch("tidu.web.demo.plans.write_bulletin"):
        return load_demo(size=SIZE, on=ON)
