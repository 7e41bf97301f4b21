"""The menu: which pages a person finds, by right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the menu; ``icon`` names a sign of the sprite, ``group`` the heading it stands under."""

    label: str
    address: str
    icon: str
    group: str
    active: bool = False


# group, then label, address name, icon, right (None: everyone who is signed in)
_ITEMS: tuple[tuple[str, tuple[tuple[str, str, str, Right | None], ...]], ...] = (
    (
        "",
        (
            ("工作台", "home", "home", None),
            ("驾驶舱", "dashboard:home", "gauge", Right.EXPORT),
        ),
    ),
    (
        "企业",
        (
            ("企业库", "enterprises:list", "building", Right.SEE_FIRMS),
            ("培育库", "pools:list", "package", Right.EXPORT),
            ("诊断", "assessments:screenings", "stairs", Right.EXPORT),
            ("数据导入", "imports:list", "upload", Right.IMPORT),
            ("重复档案", "mergers:list", "arrow-merge", Right.EDIT_FIRMS),
            ("导出", "exports:list", "download", Right.EXPORT),
        ),
    ),
    (
        "计划",
        (
            ("计划", "plans:list", "flag", Right.EXPORT),
            ("政策文件", "documents:list", "file-text", Right.EXPORT),
        ),
    ),
    (
        "申报与称号",
        (
            ("申报", "batches:list", "calendar", Right.SEE_FIRMS),
            ("我的评审", "reviews:desk", "award", Right.SCORE),
            ("公示公告", "notices:list", "certificate", Right.EXPORT),
            ("动态管理", "upkeep:home", "calendar", Right.EXPORT),
        ),
    ),
    (
        "系统",
        (
            ("消息", "inbox:list", "bell", None),
            ("后台任务", "jobs:list", "clock", None),
            ("账号", "accounts:list", "users", Right.MANAGE_ACCOUNTS),
            ("单位", "organisations:list", "sitemap", Right.MANAGE_ACCOUNTS),
            ("审计", "audit:list", "shield", Right.SEE_AUDIT),
        ),
    ),
)


def address_of(name: str, *arguments: object) -> str:
    """Return the address of a page; empty where no app of this site has it."""
    return _fixed_address(name) if not arguments else _address(name, *arguments)


@cache
def _fixed_address(name: str) -> str:
    """Addresses without arguments never change while a process runs, and every page asks for twenty of them."""
    return _address(name)


def _address(name: str, *arguments: object) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def menu_for(user: User, path: str) -> tuple[Item, ...]:
    """Return the entries a person may open, the current one marked."""
    items = []
    for group, label, name, icon, right in _entries():
        if right is not None and not user.may(right):
            continue
        if address := address_of(name):
            active = path == address if address == "/" else path.startswith(address)
            items.append(Item(label, address, icon, group, active))
    return tuple(items)


def _entries() -> Iterator[tuple[str, str, str, str, Right | None]]:
    for group, items in _ITEMS:
        for item in items:
            yield group, *item
