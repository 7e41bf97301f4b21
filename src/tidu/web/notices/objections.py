"""Receive objections and give them their outcome."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tidu.web.applications.transitions import act
from tidu.web.audit import services as audit
from tidu.web.evidence import services as evidence_services
from tidu.web.inbox import services as inbox
from tidu.web.notices.access import may_handle
from tidu.web.notices.errors import NoticeError, TooManyError
from tidu.web.notices.models import NoticeFirm, Objection, Outcome
from tidu.web.notices.selectors import plan_for

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User

HOUR = timedelta(hours=1)
MOST_AN_HOUR = 5
"""Objections from one address in an hour."""
MOST_LOOKUPS = 20
"""Look-ups of receipts from one address in a minute."""
# Without signs that are taken for one another.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Said:
    """What an objector says."""

    name: str
    contact: str
    content: str
    file: UploadedFile[Any] | None = None


def sender_of(address: str) -> str:
    """Return a keyed hash of a network address: enough to count by, and no address is kept."""
    return salted_hmac("tidu.notices.sender", address).hexdigest()[:32]


def receive(*, listed: NoticeFirm, said: Said, sender: str) -> Objection:
    """Take an objection from the public page.

    Args:
        listed: firm on a published notice.
        said: what was filled in.
        sender: as `sender_of` gives it.

    Raises:
        NoticeError: the term is over.
        TooManyError: too many from this address.
        EvidenceError: the file is refused.
    """
    if not listed.notice.runs_on(timezone.localdate()):
        raise NoticeError("公示期已过，不再在网上受理异议；请与受理单位联系")
    lately = Objection.objects.filter(sender=sender, received_at__gte=timezone.now() - HOUR).count()
    if lately >= MOST_AN_HOUR:
        raise TooManyError(f"这个网络地址一小时内已提交 {lately} 件，请稍后再试，或与受理单位联系")
    objection = _take_in(listed, said, sender=sender, entered_by=None)
    publisher = listed.notice.published_by
    if publisher is not None:
        inbox.send(
            recipient=publisher,
            subject=f"收到对{listed.name}的异议",
            body=f"{listed.notice.title}，回执号 {objection.receipt}。请核实后答复，办结前这家企业不能公告。",
            address=reverse("notices:objection", args=[objection.pk]),
            key=f"objection:{objection.pk}",
        )
    return objection


def enter(*, actor: User, listed: NoticeFirm, said: Said) -> Objection:
    """Enter an objection that came by letter, telephone or visit; also after the term, until it is announced.

    Raises:
        NoticeError: the firm is out of scope, or announced already.
        EvidenceError: the file is refused.
    """
    if not may_handle(actor, listed):
        raise NoticeError("没有登记这家企业异议的权限")
    if listed.notice.published_at is None or hasattr(listed, "announced"):
        raise NoticeError("公示尚未发布或企业已公告，不能登记异议")
    return _take_in(listed, said, sender="", entered_by=actor)


@transaction.atomic
def handle(*, actor: User, objection: Objection, outcome: Outcome, reason: str) -> Objection:
    """Give an objection its outcome; an upheld one ends the firm's application.

    Raises:
        NoticeError: out of scope, no reason, decided already, or the firm is announced.
        TiduError: the step of the application cannot be taken by this person.
    """
    locked = Objection.objects.select_for_update().get(pk=objection.pk)
    listed = NoticeFirm.objects.select_related("notice__batch__root", "application__batch").get(
        pk=locked.listed_id
    )
    if not may_handle(actor, listed):
        raise NoticeError("没有办理这件异议的权限")
    if locked.outcome:
        raise NoticeError(
            f"这件异议已由{locked.handled_by.name if locked.handled_by else '他人'}办结：{locked.get_outcome_display()}"
        )
    if not reason.strip():
        raise NoticeError("请写明核实情况和答复，异议人凭回执号可以看到")
    if outcome is Outcome.UPHELD:
        _refuse(actor, listed, locked, reason.strip())
    locked.outcome, locked.reason = outcome, reason.strip()
    locked.handled_by, locked.handled_at = actor, timezone.now()
    locked.save()
    audit.record(
        actor=actor,
        action="办结异议",
        target=locked,
        after={"企业": listed.name, "结果": outcome.label, "答复": locked.reason},
        root_id=listed.notice.root_id,
    )
    inbox.settle(key=f"objection:{locked.pk}")
    return locked


def look_up(receipt: str, sender: str) -> Objection | None:
    """Return the objection of a receipt number, however it was typed; None where there is none.

    Raises:
        TooManyError: too many look-ups from this address.
    """
    key = f"objection-lookups:{sender}"
    cache.add(key, 0, timeout=60)
    if cache.incr(key) > MOST_LOOKUPS:
        raise TooManyError("查询过于频繁，请一分钟后再试")
    typed = "".join(receipt.upper().split()).replace("—", "-")
    return Objection.objects.filter(receipt=typed).select_related("listed__notice").first()


def _refuse(actor: User, listed: NoticeFirm, objection: Objection, reason: str) -> None:
    application = listed.application
    if not application.is_active:
        if hasattr(listed, "announced"):
            raise NoticeError("企业已经公告，称号的撤销请在企业档案的“称号”中办理")
        return
    plan = plan_for(listed.notice.batch)
    if plan is None or plan.refusing is None:
        raise NoticeError("这个流程没有“异议成立”的步骤，请先在申报页面办理，再登记结果")
    act(actor, application, plan.refusing.id, key=f"objection:{objection.pk}", reason=f"异议成立：{reason}")


@transaction.atomic
def _take_in(listed: NoticeFirm, said: Said, *, sender: str, entered_by: User | None) -> Objection:
    kept = None
    if said.file is not None:
        kept = (
            evidence_services.receive(file=said.file, root_id=listed.notice.root_id)
            if entered_by is None
            else evidence_services.upload(actor=entered_by, file=said.file)
        )
    objection = Objection.objects.create(
        listed=listed,
        receipt=_receipt(),
        name=said.name,
        contact=said.contact,
        content=said.content,
        evidence=kept,
        sender=sender,
        entered_by=entered_by,
    )
    audit.record(
        actor=entered_by,
        action="登记异议" if entered_by is not None else "收到异议",
        target=objection,
        after={"企业": listed.name, "公示": listed.notice.title},
        root_id=listed.notice.root_id,
    )
    return objection


def _receipt() -> str:
    """Return a number that nobody can guess: 31 signs to the power of 8."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return f"YY-{signs[:4]}-{signs[4:]}"
