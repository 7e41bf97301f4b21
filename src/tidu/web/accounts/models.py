"""Accounts: one role, one place in the tree, and assignments for those who see single firms only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from tidu.web.accounts.roles import RIGHTS, Right, Role
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from django.db.models import QuerySet


class UserManager(BaseUserManager["User"]):
    """Makes accounts with hashed passwords."""

    def create_user(self, *, username: str, password: str | None = None, **fields: object) -> User:
        """Make an account; without a password it cannot sign in until one is set."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def visible_to(self, user: User) -> QuerySet[User]:
        """Return the accounts a person may see: operators their tenant's, others themselves."""
        if user.may(Right.MANAGE_ACCOUNTS):
            return self.filter(root=user.root)
        return self.filter(pk=user.pk)


# Their values, as an import asks of each of 100,000 rows.
_NARROWED = frozenset(role.value for role in (Role.SPECIALIST, Role.EXPERT, Role.PROVIDER))


class User(AbstractBaseUser):
    """An account.

    ``root`` is the tenant, ``jurisdiction`` the node whose subtree the person works for. ``sectors`` narrows
    an officer to some industries city-wide (长春's sector teams); empty means all.
    """

    username = models.CharField("账号", max_length=50, unique=True)
    name = models.CharField("姓名", max_length=50)
    role = models.CharField("角色", max_length=12, choices=Role)
    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="accounts")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    sectors = models.JSONField("行业范围", default=list, blank=True)
    organisation = models.ForeignKey(
        "organisations.OrganisationUnit", models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    phone = models.CharField("电话", max_length=20, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    created_at = models.DateTimeField("创建时间", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """By name in lists."""

        verbose_name = "账号"
        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name

    def may(self, right: Right) -> bool:
        """Whether the role may do something at all."""
        return self.is_active and right in RIGHTS[self.role]

    @property
    def is_narrowed(self) -> bool:
        """Whether the person sees assigned firms only."""
        return self.role in _NARROWED


class Assignment(models.Model):
    """A firm that a specialist or expert may see, from a day on; ended assignments stay as history."""

    user = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    enterprise = models.ForeignKey("enterprises.Enterprise", models.CASCADE, related_name="assignments")
    since = models.DateField("开始日期")
    until = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        """Found from both sides."""

        verbose_name = "分派"
        indexes: ClassVar = [models.Index(fields=["enterprise", "user"])]

    def __str__(self) -> str:
        """Return who sees what."""
        return f"{self.user} → {self.enterprise}"
