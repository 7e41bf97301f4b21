"""What is done to tokens: made, used, revoked. Making and revoking land in the trail."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.api.models import ApiToken
from tidu.web.api.scopes import Scope, scope_labels, scopes_for
from tidu.web.audit import services as audit
from tidu.web.ui.prepared import PreparedModels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.accounts.models import User

LONGEST = timedelta(days=366)
MOST_TOKENS = 20
_MARK = "tidu_"
_SHOWN = 10
_NOTED_EVERY = timedelta(minutes=1)

# Every request asks, so nothing is put together anew: a token with its person and her place.
_TOKENS = PreparedModels(
    lambda digest: ApiToken.objects.filter(
        digest=digest, user__is_active=True, user__must_change_password=False
    ).order_by(),
    *("user", "user__jurisdiction"),
    kind=str,
)


class TokenError(TiduError):
    """A token cannot be made or revoked so; the text says why."""


@transaction.atomic
def issue_token(*, user: User, name: str, scopes: Iterable[str], expires_on: date) -> tuple[ApiToken, str]:
    """Make a token for oneself.

    Returns:
        The token's record, and its text, which is kept nowhere.

    Raises:
        TokenError: no name, no scope or one beyond the person's role, a date past or too far, or too many tokens.
    """
    wanted, today = set(scopes), timezone.localdate()
    if not name.strip():
        raise TokenError("请填写令牌名称，写明给哪个系统用")
    if not wanted:
        raise TokenError("请至少选择一项权限")
    if beyond := wanted - set(scopes_for(user)):
        raise TokenError(f"您的角色没有这些权限：{scope_labels(beyond) or '未知权限'}")
    if not today <= expires_on <= today + LONGEST:
        raise TokenError(f"有效期应在今天至 {today + LONGEST} 之间")
    if ApiToken.objects.filter(user=user, revoked_at=None, expires_on__gte=today).count() >= MOST_TOKENS:
        raise TokenError(f"每人最多 {MOST_TOKENS} 个有效令牌，请先停用不再使用的")
    text = _MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name.strip()[:60],
        start=text[:_SHOWN],
        digest=digest_of(text),
        scopes=[scope.value for scope in Scope if scope in wanted],
        expires_on=expires_on,
    )
    audit.record(
        actor=user,
        action="创建接口令牌",
        target=token,
        after={"名称": token.name, "权限": scope_labels(wanted), "有效期至": expires_on},
        root_id=user.root_id,
    )
    return token, text


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken) -> None:
    """Put a token out of use at once; doing it twice changes nothing.

    Raises:
        TokenError: the token is not the person's, nor of a tenant she manages.
    """
    if not ApiToken.objects.visible_to(actor).filter(pk=token.pk).exists():
        raise TokenError("没有停用这个令牌的权限")
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        audit.record(
            actor=actor,
            action="停用接口令牌",
            target=token,
            before={"名称": token.name, "持有人": token.user.name},
            root_id=actor.root_id,
        )


def token_of(text: str) -> ApiToken | None:
    """Return the working token with this text, of a person who may still sign in; note its use."""
    found = next(iter(_TOKENS.rows(digest_of(text))), None)
    if found is None or not found.works:
        return None
    now = timezone.now()
    if found.last_used_at is None or now - found.last_used_at > _NOTED_EVERY:
        ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found


def digest_of(text: str) -> str:
    """Return what is kept of a token. Its 256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
