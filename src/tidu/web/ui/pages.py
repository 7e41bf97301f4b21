"""Page or fragment: one function decides, and every view answers through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.shortcuts import render as django_render
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse
    from django_htmx.middleware import HtmxDetails


def render(
    request: HttpRequest,
    page: str,
    partial: str | None = None,
    context: Mapping[str, object] | None = None,
    *,
    target: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the whole page, or only its part when HTMX asks for that part.

    Args:
        request: what was asked.
        page: template of the whole page (it includes the part).
        partial: template of the part that HTMX swaps.
        context: values of both.
        target: id of the element the part is for; without it any HTMX request that is not a boosted
            link or a restored history gets the part.
        status: HTTP status, 422 for a form with errors.
    """
    template = partial if partial and wants_part(request, target) else page
    response = django_render(request, template, context, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def wants_part(request: HttpRequest, target: str | None = None) -> bool:
    """Whether HTMX asks for a part of the page (the one with id ``target``, where one is named)."""
    htmx = cast("HtmxDetails", getattr(request, "htmx", None))
    if not htmx or htmx.history_restore_request:
        return False
    # A pager's links are boosted into the element they page; a boosted link of the menu wants the whole page.
    return not htmx.boosted if target is None else htmx.target == target
