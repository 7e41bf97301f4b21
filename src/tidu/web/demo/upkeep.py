"""Upkeep of the demo's titles: a year's updates, some late; a title suspended, one revoked, one restored; changes."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.tables.sample.draws import Draws
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step
from tidu.web.upkeep.changes import change_due
from tidu.web.upkeep.models import ChangeKind, ChangeReport, Outcome, UpdateCall, Way, YearlyUpdate
from tidu.web.upkeep.notices import call_firms
from tidu.web.upkeep.updates import duties, owing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.demo.ground import Ground
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.jurisdictions.models import Jurisdiction

_DECIDED = 3


def keep_up(grounds: Iterable[Ground], *, seed: int, on: date) -> None:
    """Write the upkeep of each place; its firms and titles are there already.

    Args:
        grounds: the places.
        seed: the same seed gives the same upkeep.
        on: today.
    """
    for ground in grounds:
        draws = Draws(Random(f"{seed}:upkeep:{ground.root.name}"), 1)  # noqa: S311 - made-up data, no secret
        _updates(ground.root, draws, on)
        _decisions(ground.root, on)
        _changes(ground.root, on)


def _updates(root: Jurisdiction, draws: Draws, on: date) -> None:
    """Most firms have updated in time, some late, some not yet."""
    asked = duties(on.year)
    UpdateCall.objects.create(root=root, year=on.year)
    titles = owing(Title.objects.filter(enterprise__root=root), on.year)
    made = []
    for title in titles.order_by("pk").only("pk", "level", "enterprise_id"):
        due = asked[title.level].due
        day = min(due + timedelta(days=draws.pick((-40, -30, -20, -10, -3, -1, 9))), on)
        if draws.chance(0.9) and day.year == on.year:
            made.append(
                YearlyUpdate(
                    title=title, year=on.year, due_on=due, rule=asked[title.level].rule.id, way=Way.PLATFORM,
                    done_on=day, note="示例",
                )
            )  # fmt: skip
    YearlyUpdate.objects.bulk_create(made, batch_size=500)
    waiting = titles.exclude(pk__in=YearlyUpdate.objects.filter(year=on.year).values("title"))
    call_firms(waiting, on.year, {level: duty.due for level, duty in asked.items()})


def _decisions(root: Jurisdiction, on: date) -> None:
    """One title is suspended, one revoked on a ground that bars, one was revoked and came back on appeal."""
    day = on - timedelta(days=40)
    held = Title.objects.held_on(day).filter(enterprise__root=root, level="national.srdi")
    chosen = list(held.filter(until__gt=on, since__lt=day, events=None).order_by("-until", "pk")[:_DECIDED])
    steps: tuple[tuple[tuple[Kind, Words], ...], ...] = (
        ((Kind.SUSPENDED, Words("示例：实际控制人变更，待核实主营业务", "示例〔2026〕31号")),),
        ((Kind.REVOKED, Words("示例：抽查发现年度数据不实", "示例〔2026〕32号", "fabrication")),),
        (
            (Kind.REVOKED, Words("示例：列入严重失信主体名单", "示例〔2026〕33号", "dishonesty")),
            (Kind.RESTORED, Words("示例：复议认定名单有误，撤销原决定", "示例复议〔2026〕1号")),
        ),
    )
    for title, course in zip(chosen, steps, strict=False):
        for place, (kind, words) in enumerate(course):
            take_step(actor=None, title=title, kind=kind, on=day + timedelta(days=20 * place), words=words)


def _changes(root: Jurisdiction, on: date) -> None:
    """A change reported in time, one late, one decided."""
    titles = Title.objects.held_on(on).filter(enterprise__root=root, level="national.srdi")
    firms = [one.enterprise for one in titles.select_related("enterprise").order_by("pk")[:_DECIDED]]
    told = (
        (ChangeKind.CONTROLLER, 20, "示例：实际控制人由原股东变更为其子，主营业务不变。", ""),
        (ChangeKind.MOVE, 140, "示例：生产基地迁往邻市，注册地址未变。", ""),
        (ChangeKind.NAME, 60, "示例：企业更名，主营业务和股权不变。", Outcome.KEPT),
    )
    ChangeReport.objects.bulk_create(
        _report(firm, kind, on - timedelta(days=days), text, outcome)
        for firm, (kind, days, text, outcome) in zip(firms, told, strict=False)
    )


def _report(firm: Enterprise, kind: ChangeKind, day: date, text: str, outcome: str) -> ChangeReport:
    return ChangeReport(
        enterprise=firm, kind=kind, happened_on=day, due_on=change_due(firm, day), text=text, by_firm=True,
        outcome=outcome, outcome_text="示例：核对登记信息，条件未受影响。" if outcome else "",
        handled_at=timezone.now() if outcome else None,
    )  # fmt: skip
