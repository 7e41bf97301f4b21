"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.ui.navigation import menu_for

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the menu of the person and the name of the place."""
    user = request.user
    if not user.is_authenticated:
        return {"menu": (), "place": None}
    return {"menu": menu_for(user, request.path), "place": user.root}
