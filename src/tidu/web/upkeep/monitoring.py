"""Holders judged by their standard as on renewal: who would no longer meet it is told, once, until it is settled."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tidu.engine import Verdict, evaluate
from tidu.tables.report.nearness import unmet_conditions
from tidu.web.audit import services as audit
from tidu.web.audit.services import batched
from tidu.web.enterprises.guards import may_decide, may_edit
from tidu.web.facts.frame import engine_facts
from tidu.web.jobs import services as jobs
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.packs import level_label, library
from tidu.web.titles.models import Title
from tidu.web.upkeep.access import may_lead
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.kinds import MONITOR
from tidu.web.upkeep.models import Alert, Watch
from tidu.web.upkeep.notices import tell_alerts

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine import Result, Standard
    from tidu.web.accounts.models import User
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress
    from tidu.web.titles.access import TitleQuerySet

# Data of firms change by the month, not by the day.
EVERY = timedelta(days=7)
_BATCH = 500
_RECOVERED, _ENDED = "数据已重新达标", "称号已到期或失效"


def start_monitoring(*, actor: User) -> Job:
    """Queue the monitoring of the whole tenant.

    Raises:
        UpkeepError: no right.
    """
    if not may_lead(actor):
        raise UpkeepError("监测由本级主管部门发起")
    return jobs.start(
        owner=actor, kind=MONITOR, title="监测称号达标情况", arguments={"root_id": actor.root_id}
    )


def monitor_due(*, today: date | None = None) -> int:
    """Monitor the tenants whose last monitoring is a week old; called by the tick. Return how many titles."""
    day = today or timezone.localdate()
    judged = 0
    for root in Jurisdiction.objects.filter(parent=None):
        watch, _ = Watch.objects.get_or_create(root=root)
        due = Q(taken_on=None) | Q(taken_on__lte=day - EVERY)
        # Of two ticks that ask at once, one gets it.
        if Watch.objects.filter(due, pk=watch.pk).update(taken_on=day):
            judged += monitor(root, on=day).total()
    return judged


def monitor(root: Jurisdiction, *, on: date, progress: Progress | None = None) -> Counter[str]:
    """Judge all holders of a tenant; return how many titles had each verdict. Done again it changes nothing.

    Args:
        root: the tenant.
        on: date of the judgement.
        progress: told how far it is.
    """
    titles = Title.objects.held_on(on).filter(enterprise__root=root, enterprise__merged_into=None)
    _close_ended(root, titles, on)
    levels = [level.id for level in library().levels.values() if level.rank and not level.composite]
    wanted = (
        titles.filter(level__in=levels)
        .select_related("enterprise__jurisdiction")
        .order_by("enterprise", "pk")
    )
    if progress is not None:
        progress.step("逐家对照标准", total=wanted.count())
    found: Counter[str] = Counter()
    raised: list[Alert] = []
    for batch in batched(wanted.iterator(chunk_size=_BATCH), _BATCH):
        found += _monitor_batch(batch, on, raised)
        if progress is not None:
            progress.advance(len(batch))
    tell_alerts(raised, on)
    Watch.objects.update_or_create(
        root=root,
        defaults={
            "on": on,
            "taken_on": on,
            "holders": found.total(),
            "unmet": found[Verdict.unmet.name],
            "undecided": found.total() - found[Verdict.unmet.name] - found[Verdict.met.name],
        },
    )
    return found


def _monitor_batch(titles: list[Title], on: date, raised: list[Alert]) -> Counter[str]:
    firms = list({title.enterprise_id: title.enterprise for title in titles}.values())
    facts = dict(zip((firm.pk for firm in firms), engine_facts(firms, on=on), strict=True))
    codes = {firm.jurisdiction_id: firm.jurisdiction for firm in firms}
    known = {pk: place.code_on(on) for pk, place in codes.items()}
    found: Counter[str] = Counter()
    with transaction.atomic():
        for title in titles:
            standard = _standard(title.level, on, known[title.enterprise.jurisdiction_id])
            if standard is not None:
                result = evaluate(standard, facts[title.enterprise_id], on=on, case="renewal")
                raised += _keep(title, standard, result, on)
                found[result.verdict.name] += 1
    return found


def _standard(level: str, on: date, code: str) -> Standard | None:
    """Return the standard that judges the renewal of a level on a day; None where none is entered."""
    rows = library().applicable_rows(on=on, case="renewal", jurisdiction=code or None, level=level)
    return library().standards.get(rows[0].standard) if rows else None


def _keep(title: Title, standard: Standard, result: Result, on: date) -> list[Alert]:
    """Open, renew or close the alert of a title; return one that was raised newly.

    What cannot be decided for want of data leaves the alert as it is.
    """
    alert = Alert.objects.open().filter(title=title).first()
    if result.verdict is Verdict.met and alert is not None:
        _close(alert, on, _RECOVERED)
    if result.verdict is not Verdict.unmet:
        return []
    unmet = [_told(one) for one in unmet_conditions(result)]
    if alert is not None:
        alert.on, alert.unmet, alert.standard = on, unmet, standard.id
        alert.save(update_fields=["on", "unmet", "standard"])
        return []
    if _dealt_with(title, unmet):
        return []
    return [Alert.objects.create(title=title, standard=standard.id, since=on, on=on, unmet=unmet)]


def _dealt_with(title: Title, unmet: list[dict[str, str]]) -> bool:
    """Whether an officer has closed an alert of the title for the same conditions: it is not raised again."""
    last = Alert.objects.filter(title=title).exclude(closed_by=None).order_by("-pk").first()
    return last is not None and _labels(last.unmet) >= _labels(unmet)


def _labels(unmet: list[dict[str, str]]) -> set[str]:
    return {one["label"] for one in unmet}


def _told(condition: Any) -> dict[str, str]:  # noqa: ANN401 - a ConditionResult
    gap = condition.gap
    return {"label": condition.label, "clause": condition.source.clause, "gap": gap.text if gap else ""}


def _close_ended(root: Jurisdiction, held: TitleQuerySet, on: date) -> None:
    ended = Alert.objects.open().filter(title__enterprise__root=root).exclude(title__in=held)
    ended.update(closed_on=on, closing=_ENDED)


def _close(alert: Alert, on: date, closing: str) -> None:
    Alert.objects.filter(pk=alert.pk, closed_on=None).update(closed_on=on, closing=closing)


@transaction.atomic
def close_alert(*, actor: User, alert: Alert, note: str) -> None:
    """Close an alert by hand: the note says what was done. The same conditions raise no new one for the title.

    Raises:
        UpkeepError: no right, no note, or closed already.
    """
    firm = alert.title.enterprise
    if not may_decide(actor) or not may_edit(actor, firm):
        raise UpkeepError("预警由主管部门人员处理")
    if not note.strip():
        raise UpkeepError("请写明怎样处理的")
    closed = Alert.objects.open().filter(pk=alert.pk)
    if not closed.update(closed_on=timezone.localdate(), closing=note.strip()[:300], closed_by=actor):
        raise UpkeepError("这条预警已经结束")
    audit.record(
        actor=actor,
        action="处理监测预警",
        target=firm,
        after={"称号": level_label(alert.title.level), "处理说明": note.strip()[:300]},
    )
