"""Upkeep of the demo: updates due and done, a title suspended, one revoked, one restored, changes to handle."""

from collections import Counter

from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo
from tidu.web.titles.bars import bars_of
from tidu.web.titles.course import Kind, State
from tidu.web.titles.models import Title, TitleEvent
from tidu.web.titles.steps import course_of
from tidu.web.upkeep.models import ChangeReport, UpdateCall, YearlyUpdate
from tidu.web.upkeep.updates import Standing, counts, owing


def test_every_place_has_something_to_keep_up(demo: Demo) -> None:
    calls = UpdateCall.objects.filter(year=ON.year)
    assert calls.count() == 5
    titles = owing(Title.objects.all(), ON.year)
    found = counts(titles, ON.year, called=True, today=ON)
    assert found[Standing.DONE] + found[Standing.LATE] == YearlyUpdate.objects.count() > 0
    assert found[Standing.OPEN] + found[Standing.OVERDUE] > 0
    assert not YearlyUpdate.objects.filter(done_on__gt=ON).exists()
    # Tiny places have fewer holders than there are stories.
    reports = ChangeReport.objects.all()
    assert {report.outcome for report in reports} == {"", "kept"}
    assert all(report.handled_at for report in reports if report.outcome)


def test_decisions_stand_in_the_ledger_and_what_lists_read_agrees(demo: Demo) -> None:
    kinds = Counter(TitleEvent.objects.values_list("kind", flat=True))
    assert {Kind.SUSPENDED, Kind.REVOKED, Kind.RESTORED} <= set(kinds)
    for title in Title.objects.prefetch_related("events"):
        course = course_of(title)
        assert title.withdrawn_on == course.out_since
        if title.withdrawn_on is not None and title.withdrawn_on <= ON:
            assert course.state(ON) is not State.VALID
    barred = TitleEvent.objects.exclude(bar_until=None).filter(ground="fabrication")
    assert bars_of([event.title.enterprise_id for event in barred.select_related("title")], on=ON)
