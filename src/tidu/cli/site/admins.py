"""``tidu create-admin``: the first account, and the tenant with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.site.errors import SiteError
from tidu.cli.site.starting import bring_up_to_date, start_django

if TYPE_CHECKING:
    from tidu.web.jurisdictions.models import Jurisdiction

_CODE_LENGTH = 6


def create_admin(
    username: Annotated[str, typer.Argument(metavar="账号", help="登录用的账号")],
    name: Annotated[str, typer.Option("--name", metavar="姓名", help="姓名")],
    place: Annotated[
        str, typer.Option("--place", metavar="名称", help="本地名称，如某某市；只有一个时可不写")
    ] = "",
    code: Annotated[
        str, typer.Option("--code", metavar="代码", help="本地的行政区划代码（六位），建立辖区时用")
    ] = "",
    generate: Annotated[bool, typer.Option("--generate", help="由系统生成初始密码，首次登录须修改")] = False,
) -> None:
    """Open an operator's account, and the tenant where there is none yet."""
    start_django()
    bring_up_to_date()
    from django.db import transaction

    from tidu.web.accounts.roles import Role
    from tidu.web.accounts.services import create_account

    password = None if generate else _asked_password(username, name)
    with transaction.atomic():
        root = _root(place, code)
        _, secret = create_account(
            actor=None, username=username, password=password, name=name, role=Role.OPERATOR, jurisdiction=root
        )
    typer.echo(f"已开通系统管理员 {username}（{root.name}）")
    if generate:
        typer.echo(f"初始密码：{secret}　首次登录时必须修改")


def _asked_password(username: str, name: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from tidu.web.accounts.models import User

    password: str = typer.prompt("密码", hide_input=True, confirmation_prompt="再输一次")
    try:
        validate_password(password, User(username=username, name=name))
    except ValidationError as error:
        raise SiteError("；".join(error.messages)) from error
    return password


def _root(place: str, code: str) -> Jurisdiction:
    """Return the tenant a new operator belongs to; made where the site has none."""
    from tidu.web.jurisdictions.models import Jurisdiction, Kind
    from tidu.web.jurisdictions.services import add_jurisdiction

    if code and not (code.isdecimal() and len(code) == _CODE_LENGTH):
        raise SiteError(f"行政区划代码应为六位数字，现为“{code}”")
    roots = list(Jurisdiction.objects.filter(parent=None))
    if not roots:
        if not place:
            raise SiteError("还没有辖区，请用 --place 写明本地名称，如 --place 某某市")
        return add_jurisdiction(name=place, kind=Kind.CITY, code=code)
    found = [root for root in roots if place in ("", root.name)]
    if len(found) != 1:
        raise SiteError(f"请用 --place 从已有辖区中选一个：{'、'.join(root.name for root in roots)}")
    return found[0]
