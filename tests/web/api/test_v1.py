"""The interface is guarded by tokens; what it answers is held to its description in ``test_answers.py``."""

from django.conf import settings

from tidu.web.api.v1 import addresses


def test_tokens_not_the_sign_in_page_guard_the_interface() -> None:
    assert all(pattern.callback.login_required is False for pattern in addresses())  # type: ignore[union-attr]
    assert settings.LOGIN_URL
