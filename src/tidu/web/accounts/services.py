"""What is done to accounts: made, changed, closed, given a new password. Each step lands in the trail."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher, make_password
from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.audit import services as audit

if TYPE_CHECKING:
    from tidu.web.jurisdictions.models import Jurisdiction

# Letters and digits that are not taken for one another on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
# Chance of 69 bits cannot be guessed whatever the hash costs, and the password is changed at the first sign-in:
# accounts come by the hundred, and each slow hash takes a quarter of a second.
_QUICK = 1_000
_TRAILED = (
    "name",
    "role",
    "jurisdiction",
    "sectors",
    "organisation",
    "enterprise",
    "phone",
    "email",
    "is_active",
)


class AccountError(TiduError):
    """An account cannot be made or changed so; the text says why."""


def new_password() -> str:
    """Return a password to hand out, e.g. ``k7Fm-Xq2p-9TnR``; it must be changed at the first sign-in."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def _hash_of_made_up(secret: str) -> str:
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(secret, hasher.salt(), iterations=_QUICK)
    return make_password(secret)


@transaction.atomic
def create_account(
    *,
    actor: User | None,
    username: str,
    password: str | None = None,
    **fields: Any,  # noqa: ANN401 - model fields
) -> tuple[User, str]:
    """Make an account in the actor's tenant.

    Args:
        actor: an operator; None for the command line and the demo.
        username: what is typed to sign in, unique over the site.
        password: as chosen; without one a password is made up and must be changed at the first sign-in.
        fields: name, role, jurisdiction, sectors, organisation, enterprise, phone, email.

    Returns:
        The account and its password.

    Raises:
        AccountError: the name is taken, or the fields do not fit the role.
    """
    _may_manage(actor)
    jurisdiction: Jurisdiction = fields["jurisdiction"]
    if User.objects.filter(username__iexact=username).exists():
        raise AccountError(f"账号“{username}”已有人使用，请换一个")
    _check(fields, root_id=jurisdiction.tenant_id if actor is None else actor.root_id)
    secret = password or new_password()
    user = User(
        username=username,
        password=make_password(secret) if password else _hash_of_made_up(secret),
        root_id=jurisdiction.tenant_id,
        must_change_password=password is None,
        **fields,
    )
    user.save()
    audit.record(actor=actor, action="开通账号", target=user, after={"username": username, **_trail(user)})
    return user, secret


@transaction.atomic
def change_account(*, actor: User, user: User, **fields: Any) -> User:  # noqa: ANN401 - model fields
    """Change an account of the actor's tenant.

    Raises:
        AccountError: the fields do not fit the role, or operators would lock themselves out.
    """
    _may_manage(actor)
    merged = {name: getattr(user, name) for name in _TRAILED} | fields
    _check(merged, root_id=actor.root_id)
    if user.pk == actor.pk and (merged["role"] != Role.OPERATOR or not merged["is_active"]):
        raise AccountError("不能停用自己的账号，也不能取消自己的管理员角色；请由另一位管理员操作")
    before, after = audit.changes(user, fields)
    if after:
        for name, value in fields.items():
            setattr(user, name, value)
        user.save()
        audit.record(actor=actor, action="修改账号", target=user, before=before, after=after)
    return user


@transaction.atomic
def reset_password(*, actor: User, user: User) -> str:
    """Hand out a new password; the person has to change it at the next sign-in."""
    _may_manage(actor)
    secret = new_password()
    user.password = _hash_of_made_up(secret)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    audit.record(actor=actor, action="重置密码", target=user)
    return secret


@transaction.atomic
def change_own_password(*, user: User, password: str) -> None:
    """Set the password a person chose (checked by the form)."""
    user.set_password(password)
    user.must_change_password = False
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    audit.record(actor=user, action="修改密码", target=user)


def _may_manage(actor: User | None) -> None:
    if actor is not None and not actor.may(Right.MANAGE_ACCOUNTS):
        raise AccountError("没有管理账号的权限")


def _check(fields: dict[str, Any], *, root_id: int) -> None:
    """Refuse what would let a person see another tenant, or leave a firm's person without a firm."""
    for name in ("jurisdiction", "organisation", "enterprise"):
        value = fields.get(name)
        tenant = getattr(value, "tenant_id", None) or getattr(value, "root_id", None)
        if value is not None and tenant != root_id:
            raise AccountError("辖区、单位和企业必须属于本地")
    if fields["role"] == Role.FIRM and fields.get("enterprise") is None:
        raise AccountError("企业用户必须指定所属企业")
    if fields["role"] == Role.UNIT and fields.get("organisation") is None:
        raise AccountError("责任单位人员必须指定所属单位")


def _trail(user: User) -> dict[str, Any]:
    return {name: str(getattr(user, name)) for name in _TRAILED if getattr(user, name) not in (None, "", [])}
