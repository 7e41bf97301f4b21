"""The course of a title: which steps may follow, and how it stands on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.web.titles.course import NEXT, Course, Kind, State, Step

SINCE, UNTIL = date(2025, 1, 1), date(2027, 12, 31)
STEPS = (Kind.SUSPENDED, Kind.RESUMED, Kind.REVOKED, Kind.RESTORED, Kind.CANCELLED)


def course(*steps: tuple[Kind, str]) -> Course:
    return Course(SINCE, UNTIL, tuple(Step(kind, date.fromisoformat(f"2026-{on}")) for kind, on in steps))


@pytest.mark.parametrize(
    ("steps", "standing", "out"),
    [
        ((), State.VALID, None),
        (((Kind.SUSPENDED, "02-01"),), State.SUSPENDED, "02-01"),
        (((Kind.SUSPENDED, "02-01"), (Kind.RESUMED, "03-01")), State.VALID, None),
        (((Kind.REVOKED, "02-01"),), State.REVOKED, "02-01"),
        (((Kind.SUSPENDED, "02-01"), (Kind.REVOKED, "03-01")), State.REVOKED, "02-01"),
        (((Kind.REVOKED, "02-01"), (Kind.RESTORED, "03-01")), State.VALID, None),
        (
            ((Kind.SUSPENDED, "02-01"), (Kind.REVOKED, "03-01"), (Kind.RESTORED, "04-01")),
            State.SUSPENDED,
            "02-01",
        ),
        (
            ((Kind.REVOKED, "02-01"), (Kind.RESTORED, "03-01"), (Kind.REVOKED, "04-01")),
            State.REVOKED,
            "04-01",
        ),
        (((Kind.CANCELLED, "02-01"),), State.CANCELLED, "02-01"),
    ],
)
def test_what_steps_make_of_a_title(
    steps: tuple[tuple[Kind, str], ...], standing: State, out: str | None
) -> None:
    made = course(*steps)
    assert made.standing is standing
    assert made.out_since == (date.fromisoformat(f"2026-{out}") if out else None)


def test_the_days_of_a_suspension_stay_a_gap_and_those_of_a_false_revocation_do_not() -> None:
    suspended = course((Kind.SUSPENDED, "02-01"), (Kind.RESUMED, "03-01"))
    restored = course((Kind.REVOKED, "02-01"), (Kind.RESTORED, "03-01"))
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)]
    assert [suspended.valid_on(day) for day in days] == [True, False, False, True]
    assert [restored.valid_on(day) for day in days] == [True, True, True, True]


def test_the_calendar_decides_where_no_step_does() -> None:
    plain = course()
    assert plain.state(SINCE - timedelta(days=1)) is State.AHEAD
    assert plain.state(SINCE) is plain.state(UNTIL) is State.VALID
    assert plain.state(UNTIL + timedelta(days=1)) is State.EXPIRED
    assert course((Kind.REVOKED, "02-01")).state(date(2030, 1, 1)) is State.REVOKED
    assert course((Kind.SUSPENDED, "02-01")).state(date(2030, 1, 1)) is State.EXPIRED


@pytest.mark.parametrize("state", NEXT)
@pytest.mark.parametrize("kind", STEPS)
def test_every_step_from_every_state_is_allowed_or_refused(state: State, kind: Kind) -> None:
    way: dict[State, tuple[tuple[Kind, str], ...]] = {
        State.VALID: (),
        State.SUSPENDED: ((Kind.SUSPENDED, "02-01"),),
        State.REVOKED: ((Kind.REVOKED, "02-01"),),
        State.CANCELLED: ((Kind.CANCELLED, "02-01"),),
    }
    refusal = course(*way[state]).refusal(Step(kind, date(2026, 3, 1)))
    assert bool(refusal) is (kind not in NEXT[state])
    assert kind.label in refusal or not refusal


@pytest.mark.parametrize(
    ("kind", "on", "words"),
    [
        (Kind.SUSPENDED, date(2024, 12, 31), "生效之日"),
        (Kind.SUSPENDED, date(2028, 1, 1), "到期"),
        (Kind.CANCELLED, date(2028, 1, 1), "到期"),
    ],
)
def test_days_that_cannot_be_are_refused(kind: Kind, on: date, words: str) -> None:
    assert words in course().refusal(Step(kind, on))
    assert Course(None, UNTIL).refusal(Step(Kind.REVOKED, date(2028, 1, 1))) == ""


def test_a_step_is_not_dated_before_the_one_before() -> None:
    made = course((Kind.SUSPENDED, "02-01"))
    assert "上一步" in made.refusal(Step(Kind.RESUMED, date(2026, 1, 31)))
    assert made.refusal(Step(Kind.RESUMED, date(2026, 2, 1))) == ""


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A title with steps that were tried in any order; those refused were not taken."""
    made = Course(draw(st.none() | st.just(SINCE)), UNTIL)
    for kind in draw(st.lists(st.sampled_from(STEPS), max_size=8)):
        before = made.steps[-1].on if made.steps else SINCE
        step = Step(kind, before + timedelta(days=draw(st.integers(-5, 200))))
        if not made.refusal(step):
            made = Course(made.since, made.until, (*made.steps, step))
    return made


def days_of(made: Course) -> list[date]:
    """Days beside every change."""
    marks = [SINCE, UNTIL, *(step.on for step in made.steps)]
    return [mark + timedelta(days=beside) for mark in marks for beside in (-1, 0, 1)]


@given(courses())
def test_validity_never_contradicts_the_steps(made: Course) -> None:
    for day in days_of(made):
        state = made.state(day)
        if state is State.VALID:
            assert made.since is None or made.since <= day
            assert day <= made.until
        if made.out_since is None:
            # In force today: what lists read (no day of withdrawal) agrees on every day outside a suspension.
            assert state in (State.VALID, State.SUSPENDED, State.AHEAD, State.EXPIRED)
        elif day >= made.out_since and day >= SINCE:
            assert state is not State.VALID


@given(courses(), st.integers(0, 100))
def test_a_restoration_restores_what_was(made: Course, later: int) -> None:
    last = made.steps[-1].on if made.steps else SINCE
    revoked = Step(Kind.REVOKED, last + timedelta(days=later))
    if made.refusal(revoked):
        return
    gone = Course(made.since, made.until, (*made.steps, revoked))
    assert gone.refusal(Step(Kind.REVOKED, revoked.on))
    back = Course(made.since, made.until, (*gone.steps, Step(Kind.RESTORED, revoked.on)))
    assert back.refusal(back.steps[-1])
    assert (back.standing, back.out_since) == (made.standing, made.out_since)
    assert [back.state(day) for day in days_of(back)] == [made.state(day) for day in days_of(back)]
