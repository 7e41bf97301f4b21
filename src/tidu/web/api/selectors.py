"""Read tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.api.models import ApiToken
from tidu.web.api.scopes import scope_labels

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


def tokens_for(user: User, *, before: int | None = None) -> list[ApiToken]:
    """Return a page of the tokens a person may see, newest first; ``labels`` holds their scopes in words."""
    found = ApiToken.objects.visible_to(user).select_related("user")
    if before is not None:
        found = found.filter(pk__lt=before)
    tokens = list(found[: PER_PAGE + 1])
    for token in tokens:
        token.labels = scope_labels(token.scopes)  # type: ignore[attr-defined] # for the template
    return tokens


PER_PAGE = 50
