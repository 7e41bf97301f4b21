from tidu.engine.errors import TiduError
from tidu.web.applications.errors import ApplicationError, OvertakenError, TransitionError


def test_one_tree() -> None:
    assert issubclass(OvertakenError, TransitionError)
    assert issubclass(TransitionError, ApplicationError)
    assert issubclass(ApplicationError, TiduError)
