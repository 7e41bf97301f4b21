"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.functional import SimpleLazyObject

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import RIGHTS
from tidu.web.inbox.models import Message
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.ui.navigation import address_of, menu_for
from tidu.web.ui.prepared import Prepared

if TYPE_CHECKING:
    from django.http import HttpRequest


_UNREAD = Prepared(
    lambda pk: (
        Message.objects.filter(recipient=pk)
        .unread()
        .order_by()
        .values("recipient")
        .annotate(count=Count("pk"))
        .values_list("count")
    )
)
_PLACE = tuple(field.attname for field in Jurisdiction._meta.concrete_fields)
_PLACES = Prepared(lambda pk: Jurisdiction.objects.filter(pk=pk).order_by().values_list(*_PLACE))


def site(request: HttpRequest) -> dict[str, object]:
    """Return the person's menu, rights (``{% if "import" in rights %}``), unread messages and place."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"menu": (), "rights": frozenset(), "place": None}
    return {
        "menu": menu_for(user, request.path),
        "rights": frozenset(str(right) for right in RIGHTS[user.role]),
        "place": _place(user),
        "unread": SimpleLazyObject(lambda: _unread(user)),
        "addresses": {
            name.replace("-", "_"): address_of(f"accounts:{name}")
            for name in ("profile", "change-password", "sign-out")
        }
        | {"inbox": address_of("inbox:list")},
    }


def _unread(user: User) -> int:
    return sum(count for (count,) in _UNREAD.rows(user.pk))


def _place(user: User) -> Jurisdiction:
    """Return a person's tenant, which every page names; one query where nobody has asked yet."""
    if not User._meta.get_field("root").is_cached(user):
        user.root = Jurisdiction.from_db("default", _PLACE, _PLACES.rows(user.root_id)[0])
    return user.root
