"""Who calls: a bearer token with the scope that the operation asks for, and not too often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.cache import cache
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from tidu.web.api.scopes import Scope, needed_right
from tidu.web.api.services import token_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tidu.web.accounts.models import User
    from tidu.web.api.models import ApiToken

_MINUTE = 60


class TokenAuth(HttpBearer):
    """A token of a person. Any scope will do where none is named."""

    def __init__(self, scope: Scope | None = None) -> None:
        """Ask for a scope."""
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """Return the token, and make its person the one who asks.

        Raises:
            AuthorizationError: the token or the person's role does not reach so far.
        """
        found = token_of(token)
        if found is None:
            return None
        if self.scope is not None:
            if self.scope not in found.scopes:
                raise AuthorizationError(message=f"令牌没有“{self.scope.label}”权限（{self.scope.value}）")
            if not found.user.may(needed_right(self.scope)):
                raise AuthorizationError(message=f"您的角色已没有“{self.scope.label}”的权限")
        request.user = found.user
        request.token_name = found.name  # type: ignore[attr-defined] # the audit trail names it
        return found


def needs(scope: Scope) -> dict[str, Any]:
    """Return the arguments of an operation that asks for a scope; its description names it too."""
    return {"auth": TokenAuth(scope), "openapi_extra": {"x-scope": scope.value}}


def caller(request: HttpRequest) -> User:
    """Return the person whose token was shown."""
    return cast("User", request.user)


class TokenThrottle(BaseThrottle):
    """So many requests a minute for each token; each process of the site counts for itself.

    One object serves all threads, so that nothing of a request may be kept in it (ninja's own throttles do).
    """

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request of a token; False once the minute's are used up."""
        token = getattr(request, "auth", None)
        if token is None:
            return True
        key = f"api-{token.pk}-{int(time.time()) // _MINUTE}"
        cache.add(key, 0, timeout=2 * _MINUTE)
        return cache.incr(key) <= settings.API_RATE

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return _MINUTE - time.time() % _MINUTE
