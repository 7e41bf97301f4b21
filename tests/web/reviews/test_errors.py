"""What goes wrong in a review is told in one sentence."""

from tidu.engine.errors import TiduError
from tidu.web.reviews.errors import ReviewError


def test_it_says_what_to_do() -> None:
    error = ReviewError("请先抽取专家")
    assert isinstance(error, TiduError)
    assert str(error) == "请先抽取专家"
