"""What is done to saved views and to a person's own columns. Views are found by `SavedView.objects.visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.audit import services as audit
from tidu.web.enterprises.columns import columns_of
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import ListSettings, SavedView, Sharing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User

MOST_VIEWS = 20
"""As many as still can be told apart above a list."""
_LONGEST = 20


@transaction.atomic
def save_view(
    *, actor: User, name: str, query: str, columns: Iterable[str], sharing: str, is_default: bool = False
) -> SavedView:
    """Keep a filter, order and choice of columns under a name.

    Args:
        actor: whose view it will be.
        name: up to 20 signs, not yet among the person's own.
        query: query string of the list; what is no filter is left out.
        columns: ids of columns.
        sharing: one of `Sharing`.
        is_default: whether the person's list opens with it.

    Raises:
        RegistryError: no name, a name of her own again, too many views, or sharing with a unit she has not.
    """
    if SavedView.objects.kept_by(actor).count() >= MOST_VIEWS:
        raise RegistryError(f"最多保存 {MOST_VIEWS} 个视图，请先删除不用的")
    view = SavedView(
        root_id=actor.root_id,
        owner=actor,
        query=FirmFilter.parse(query).query,
        columns=[column.id for column in columns_of(columns)],
    )
    _name_and_share(actor, view, name, sharing)
    view.save()
    if is_default:
        _settings_of(actor, default_view=view)
    audit.record(actor=actor, action="保存视图", target=view, after={"谁能使用": Sharing(sharing).label})
    return view


@transaction.atomic
def rename_view(*, actor: User, view: SavedView, name: str, sharing: str, is_default: bool) -> SavedView:
    """Change a view's name and who finds it, and whether the person's list opens with it.

    Raises:
        RegistryError: as `save_view`; or the view is somebody else's.
    """
    _own(actor, view)
    before = {"视图名称": view.name, "谁能使用": Sharing(view.sharing).label}
    _name_and_share(actor, view, name, sharing)
    view.save()
    after = {"视图名称": view.name, "谁能使用": Sharing(view.sharing).label}
    if before != after:
        audit.record(actor=actor, action="修改视图", target=view, before=before, after=after)
    choose_default(actor=actor, view=view, is_default=is_default)
    return view


@transaction.atomic
def update_view(*, actor: User, view: SavedView, query: str) -> SavedView:
    """Let a view list what the query string lists now.

    Raises:
        RegistryError: the view is somebody else's.
    """
    _own(actor, view)
    view.query = FirmFilter.parse(query).query
    view.save(update_fields=["query"])
    audit.record(actor=actor, action="更新视图的筛选条件", target=view)
    return view


@transaction.atomic
def delete_view(*, actor: User, view: SavedView) -> None:
    """Delete a view; whoever began with it begins with all firms again.

    Raises:
        RegistryError: the view is somebody else's.
    """
    _own(actor, view)
    audit.record(actor=actor, action="删除视图", target=view)
    view.delete()


@transaction.atomic
def choose_default(*, actor: User, view: SavedView, is_default: bool) -> None:
    """Let the person's list open with a view she may use, or no longer with it."""
    kept = ListSettings.objects.filter(user=actor).first()
    if is_default:
        _settings_of(actor, default_view=view)
    elif kept is not None and kept.default_view_id == view.pk:
        _settings_of(actor, default_view=None)


@transaction.atomic
def choose_columns(*, actor: User, wanted: Iterable[str], view: SavedView | None = None) -> None:
    """Keep a choice of columns: with the view where it is the person's own, else for her account."""
    ids = [column.id for column in columns_of(wanted)]
    if view is not None and view.owner_id == actor.pk:
        view.columns = ids
        view.save(update_fields=["columns"])
    else:
        _settings_of(actor, columns=ids)


def _settings_of(actor: User, **values: object) -> None:
    ListSettings.objects.update_or_create(user=actor, defaults=values)


def _own(actor: User, view: SavedView) -> None:
    if view.owner_id != actor.pk:
        raise RegistryError("这是他人共享的视图，只能由保存它的人修改；可以另存为自己的视图")


def _name_and_share(actor: User, view: SavedView, name: str, sharing: str) -> None:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise RegistryError(f"请填写视图名称，不超过 {_LONGEST} 个字")
    if SavedView.objects.kept_by(actor).filter(name=name).exclude(pk=view.pk).exists():
        raise RegistryError(f"您已有名为“{name}”的视图，请换一个名称")
    if sharing == Sharing.UNIT and actor.organisation_id is None:
        raise RegistryError("您的账号没有所属单位，不能共享给本单位；请联系系统管理员补上单位")
    view.name, view.sharing = name, Sharing(sharing)
    view.organisation_id = actor.organisation_id if sharing == Sharing.UNIT else None
