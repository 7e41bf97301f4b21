"""Who may do what: guards for views. A page a role may not see does not exist for it (404)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.accounts.roles import Right

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def person(request: HttpRequest) -> User:
    """Return the signed-in person; the sign-in middleware has made sure there is one."""
    return cast("User", request.user)


def right_required(right: Right) -> Callable[[View[P]], View[P]]:
    """Decorate a view: without the right the page does not exist."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not person(request).may(right):
                raise Http404
            return view(request, *args, **kwargs)

        return cast("View[P]", guarded)

    return decorate
