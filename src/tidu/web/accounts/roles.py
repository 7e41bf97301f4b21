"""Roles: who a person is to the site, and what each may do at all. Scope (which firms) is `access`."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """The one role of an account."""

    OPERATOR = "operator", "系统管理员"
    OFFICER = "officer", "主管部门人员"
    UNIT = "unit", "责任单位人员"
    SPECIALIST = "specialist", "服务专员"
    FIRM = "firm", "企业用户"
    PROVIDER = "provider", "服务机构"
    EXPERT = "expert", "评审专家"
    LEADER = "leader", "领导"


class Right(models.TextChoices):
    """Something a role may do. A right says nothing of which objects; querysets do."""

    SEE_FIRMS = "see_firms", "查看企业"
    EDIT_FIRMS = "edit_firms", "维护企业"
    ASSIGN = "assign", "分派专员"
    IMPORT = "import", "导入数据"
    EXPORT = "export", "导出数据"
    MANAGE_ACCOUNTS = "manage_accounts", "管理账号"
    SEE_AUDIT = "see_audit", "查看审计"
    SCORE = "score", "评审打分"


RIGHTS: dict[str, frozenset[Right]] = {
    Role.OPERATOR: frozenset(Right),
    Role.OFFICER: frozenset(
        {Right.SEE_FIRMS, Right.EDIT_FIRMS, Right.ASSIGN, Right.IMPORT, Right.EXPORT, Right.SCORE}
    ),
    Role.UNIT: frozenset({Right.SEE_FIRMS, Right.IMPORT, Right.EXPORT}),
    Role.SPECIALIST: frozenset({Right.SEE_FIRMS, Right.EDIT_FIRMS}),
    Role.FIRM: frozenset({Right.SEE_FIRMS}),
    Role.PROVIDER: frozenset(),
    Role.EXPERT: frozenset({Right.SEE_FIRMS, Right.SCORE}),
    Role.LEADER: frozenset({Right.SEE_FIRMS, Right.EXPORT, Right.SEE_AUDIT}),
}
"""What each role may do."""
