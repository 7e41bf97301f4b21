"""What a token may be used for; each scope needs a right of the person it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User


class Scope(models.TextChoices):
    """One kind of access. Writing does not include reading."""

    FIRMS_READ = "firms:read", "查询企业"
    FIRMS_WRITE = "firms:write", "维护企业信息"
    FACTS_READ = "facts:read", "查询企业数据"
    FACTS_WRITE = "facts:write", "登记企业数据"
    TITLES_READ = "titles:read", "查询称号"
    TITLES_WRITE = "titles:write", "登记、撤销称号"
    LEDGERS_READ = "ledgers:read", "查询台账"
    LEDGERS_WRITE = "ledgers:write", "维护台账"
    ASSESSMENTS_READ = "assessments:read", "查询诊断"
    ASSESSMENTS_WRITE = "assessments:write", "诊断企业"
    POOLS_READ = "pools:read", "查询培育库"
    POOLS_WRITE = "pools:write", "维护培育库"
    PLANS_READ = "plans:read", "查询计划"
    PLANS_WRITE = "plans:write", "报送、审核季度报告"
    APPLICATIONS_READ = "applications:read", "查询批次和申报"
    APPLICATIONS_WRITE = "applications:write", "申报和办理"
    IMPORTS_READ = "imports:read", "查询导入"
    IMPORTS_WRITE = "imports:write", "导入数据"


def needed_right(scope: Scope) -> Right:
    """Return the right that a person must have for a scope."""
    if scope in (Scope.IMPORTS_READ, Scope.IMPORTS_WRITE):
        return Right.IMPORT
    if scope in (Scope.PLANS_READ, Scope.PLANS_WRITE):
        return Right.EXPORT  # a unit's people report and keep no firms: what each may write, the services say
    if scope is Scope.APPLICATIONS_WRITE:
        return Right.SEE_FIRMS  # firms apply themselves: who may take which step, the workflow says
    return Right.EDIT_FIRMS if scope.value.endswith(":write") else Right.SEE_FIRMS


def scopes_for(user: User) -> tuple[Scope, ...]:
    """Return the scopes that a person may give to a token."""
    return tuple(scope for scope in Scope if user.may(needed_right(scope)))


def scope_labels(scopes: Iterable[str]) -> str:
    """Return scopes in words, in the order of the enumeration."""
    held = set(scopes)
    return "、".join(str(scope.label) for scope in Scope if scope in held)
