"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import SimpleLazyObject

from tidu.web.accounts.roles import RIGHTS
from tidu.web.inbox.models import Message
from tidu.web.ui.navigation import address_of, menu_for

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the person's menu, rights (``{% if "import" in rights %}``), unread messages and place."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"menu": (), "rights": frozenset(), "place": None}
    return {
        "menu": menu_for(user, request.path),
        "rights": frozenset(str(right) for right in RIGHTS[user.role]),
        "place": user.root,
        "unread": SimpleLazyObject(lambda: Message.objects.visible_to(user).unread().count()),
        "addresses": {
            name.replace("-", "_"): address_of(f"accounts:{name}")
            for name in ("profile", "change-password", "sign-out")
        }
        | {"inbox": address_of("inbox:list")},
    }
