"""Every page asks for a sign-in unless it says it is public (`login_not_required`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

# Pages that stay open to a person who must set a new password first.
_ALWAYS = ("accounts:change-password", "accounts:sign-out")


class SignInRequired(LoginRequiredMiddleware):
    """Sends visitors to the sign-in page, and people with a handed-out password to change it."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Let the request pass, or answer it with a redirect."""
        answer: HttpResponseBase | None = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not request.user.is_authenticated:
            return answer
        if request.user.must_change_password and request.path not in {reverse(name) for name in _ALWAYS}:
            return redirect("accounts:change-password")
        return None
