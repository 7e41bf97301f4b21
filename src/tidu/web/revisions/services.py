"""Publish a pack: a new edition, with the version raised when the content changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.revisions.models import Kind, PackRevision

if TYPE_CHECKING:
    from tidu.engine.packs.published import Published
    from tidu.web.accounts.models import User


class RevisionError(TiduError):
    """A pack cannot be published so; the text says why."""


@transaction.atomic
def publish(*, actor: User, pack: Published, label: str, text: str, kind: Kind = Kind.PLAN) -> PackRevision:
    """Keep an edition that the loader has accepted; who may do so was checked before.

    Args:
        actor: who publishes it, for her tenant.
        pack: what the loader made of the text.
        label: name of the pack.
        text: its YAML.
        kind: what it holds.

    Raises:
        RevisionError: the id is another tenant's, or the version is not the one after the newest.
    """
    newest = PackRevision.objects.select_for_update().filter(pack=pack.id).order_by("-version").first()
    if newest is not None and newest.root_id != actor.root_id:
        raise RevisionError(f"编号 {pack.id} 已被使用，请换一个地区代号")
    due = newest.version + 1 if newest is not None else 1
    if pack.version != due:
        raise RevisionError(f"版本应为 {due}，实为 {pack.version}：刚才可能有人发布过，请刷新后再发布")
    revision = PackRevision.objects.create(
        root_id=actor.root_id,
        kind=kind,
        pack=pack.id,
        version=pack.version,
        label=label[:200],
        content_hash=pack.content_hash,
        text=text,
        published_by=actor,
    )
    audit.record(
        actor=actor,
        action="发布规则包",
        target=revision,
        after={"编号": pack.id, "版本": pack.version, "指纹": pack.content_hash},
    )
    return revision
