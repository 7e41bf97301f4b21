from tidu.engine.errors import TiduError
from tidu.web.notices.errors import NoticeError, TooManyError


def test_pages_catch_them_all_as_one() -> None:
    assert issubclass(TooManyError, NoticeError)
    assert issubclass(NoticeError, TiduError)
