"""Accounts from an Excel sheet: what each row would do, then all of it in one transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tidu.engine import uscc as codes
from tidu.web.accounts.models import User
from tidu.web.accounts.places import Places
from tidu.web.accounts.roles import Role
from tidu.web.accounts.services import AccountError, change_account, create_account
from tidu.web.enterprises.models import Enterprise
from tidu.web.organisations.selectors import UnitNames
from tidu.web.ui import row_import
from tidu.web.ui.row_import import ADDED, Row, Step, Table, changed, steps_of, tried

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COLUMNS = ("账号", "姓名", "角色", "辖区", "行业", "单位", "企业代码", "电话", "邮箱", "状态")
STATES = {"启用": True, "停用": False}
MOST_ROWS = 500
_SPLIT = re.compile(r"[、，,；;\s]+")
_USERNAME = re.compile(r"[\w.@+-]{2,50}")
_LONGEST = {"姓名": 50, "电话": 20, "邮箱": 254}


@dataclass(frozen=True, slots=True)
class Handed:
    """A new account and the password to hand out; it is kept nowhere in the clear."""

    username: str
    name: str
    password: str


def read_rows(data: bytes) -> list[Row]:
    """Read the first sheet that has a column 账号; rows keep their number in the sheet.

    Raises:
        AccountError: no workbook, no such column, or too many rows.
    """
    return row_import.read_rows(data, Table(COLUMNS, MOST_ROWS, "个账号", AccountError))


def preview(actor: User, rows: Sequence[Row]) -> list[Step]:
    """Say what each row would do; everything is tried and taken back, so that the answer is the true one."""
    return tried(lambda: apply(actor, rows))[0]


@transaction.atomic
def apply(actor: User, rows: Sequence[Row]) -> tuple[list[Step], list[Handed]]:
    """Do what the preview said; rejected rows are left out.

    Returns:
        What each row did, and the passwords of new accounts.
    """
    importer = _Importer(actor)
    return steps_of(rows, COLUMNS[0], importer.do), importer.handed


class _Importer:
    """One import; places and units of the tenant are read once."""

    def __init__(self, actor: User) -> None:
        self.actor = actor
        self.handed: list[Handed] = []
        self._units = UnitNames(actor.root)
        self._places = Places(actor.root_id)

    def do(self, row: Row) -> tuple[str, str]:
        """Do one row, and tell what it did. A cell left empty changes nothing."""
        username = row.get("账号", "")
        if not _USERNAME.fullmatch(username):
            raise AccountError("账号为空或不合规：2–50 位，可用汉字、字母、数字和 . @ + - _，不含空格")
        user = (
            User.objects.filter(username__iexact=username, root_id=self.actor.root_id)
            .select_related("jurisdiction", "organisation", "enterprise")
            .first()
        )
        fields = self._fields(row)
        if user is not None:
            before = _shown(user)
            return changed(before, _shown(change_account(actor=self.actor, user=user, **fields)))
        for label, name in (("姓名", "name"), ("角色", "role"), ("辖区", "jurisdiction")):
            if name not in fields:
                raise AccountError(f"新账号必须填写{label}")
        if not fields.pop("is_active", True):
            raise AccountError("新账号的状态不能是停用")
        made, secret = create_account(actor=self.actor, username=username, **fields)
        self.handed.append(Handed(made.username, made.name, secret))
        return ADDED, f"{Role(made.role).label}，{made.jurisdiction.name}"

    def _fields(self, row: Row) -> dict[str, Any]:
        """Return the fields of the cells that are filled."""
        for label, most in _LONGEST.items():
            if len(row.get(label, "")) > most:
                raise AccountError(f"{label}超过 {most} 个字")
        readers: dict[str, tuple[str, Callable[[str], Any]]] = {
            "姓名": ("name", str),
            "角色": ("role", _role),
            "辖区": ("jurisdiction", self._places.find),
            "行业": ("sectors", lambda text: [part for part in _SPLIT.split(text) if part]),
            "单位": ("organisation", self._unit),
            "企业代码": ("enterprise", self._enterprise),
            "电话": ("phone", str),
            "邮箱": ("email", _email),
            "状态": ("is_active", _state),
        }
        return {name: read(row[label]) for label, (name, read) in readers.items() if row.get(label)}

    def _unit(self, text: str) -> Any:  # noqa: ANN401 - a unit
        unit = self._units.find(text)
        if unit is None:
            raise AccountError(f"没有名为“{text}”的单位，请先在“单位”中新增，或补上别名")
        return unit

    def _enterprise(self, text: str) -> Enterprise:
        checked = codes.check(text)
        written = "".join(text.split()).upper()
        firm = Enterprise.objects.filter(root_id=self.actor.root_id, uscc__in=[written, checked.code]).first()
        if firm is None and checked.error:
            raise AccountError(f"企业代码不对：{checked.error}")
        if firm is None:
            raise AccountError(f"企业库里没有代码 {checked.code}，请先在企业库建档")
        return firm


def _role(text: str) -> str:
    roles = {str(label): value for value, label in Role.choices}
    if text not in roles:
        raise AccountError(f"角色“{text}”不认识，可填：{'、'.join(roles)}")
    return roles[text]


def _state(text: str) -> bool:
    if text not in STATES:
        raise AccountError(f"状态“{text}”不认识，可填：{'、'.join(STATES)}")
    return STATES[text]


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise AccountError(f"邮箱“{text}”格式不对") from error
    return text


def _shown(user: User) -> dict[str, str]:
    return {
        "姓名": user.name,
        "角色": str(Role(user.role).label),
        "辖区": user.jurisdiction.name,
        "行业": "、".join(user.sectors),
        "单位": user.organisation.name if user.organisation else "",
        "企业": user.enterprise.name if user.enterprise else "",
        "电话": user.phone,
        "邮箱": user.email,
        "状态": "启用" if user.is_active else "停用",
    }
