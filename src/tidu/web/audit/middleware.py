"""Keep the current request at hand, so that services can record who acted from where."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

_current: ContextVar[HttpRequest | None] = ContextVar("tidu_request", default=None)


def current_request() -> HttpRequest | None:
    """Return the request being answered; None in jobs and commands."""
    return _current.get()


class CurrentRequest:
    """Middleware that holds the request for the length of its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with itself at hand."""
        token = _current.set(request)
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)
