"""Which source's value counts, against the words of design §8."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.facts.precedence import WHOLE, Said, resolve, spread

START = datetime(2026, 1, 1, tzinfo=UTC)
VALUES = st.dictionaries(
    st.sampled_from(["revenue", "employees"]), st.sampled_from(["1.00", "2.00", "3.00", None]), max_size=2
)


@st.composite
def rows(draw: st.DrawFn) -> list[Said]:
    count = draw(st.integers(0, 6))
    return [
        Said(
            row=number,
            strength=draw(st.integers(1, 5)),
            recorded_at=START + timedelta(days=draw(st.integers(0, 3))),
            values=draw(VALUES),
        )
        for number in range(1, count + 1)
    ]


def order(said: Said) -> tuple[int, datetime, int]:
    return said.strength, said.recorded_at, said.row


@given(rows())
def test_the_strongest_then_the_newest_decides(said: list[Said]) -> None:
    view = resolve(said)
    for fact in ("revenue", "employees"):
        saying = [one for one in said if one.values.get(fact) is not None]
        if not saying:
            assert fact not in view.values
            continue
        winner = max(saying, key=order)
        assert view.values[fact] == winner.values[fact]
        assert view.origins[fact] == winner.row


@given(rows())
def test_a_conflict_is_exactly_what_says_otherwise(said: list[Said]) -> None:
    view = resolve(said)
    for fact in ("revenue", "employees"):
        others = {
            one.row
            for one in said
            if one.values.get(fact) is not None and one.values[fact] != view.values[fact]
        }
        shown = view.conflicts.get(fact, [])
        assert {conflict["row"] for conflict in shown} == others
        assert len(shown) == len(others)


@given(rows(), st.randoms())
def test_the_order_of_rows_does_not_matter(said: list[Said], random: object) -> None:
    shuffled = sorted(said, key=lambda one: hash((one.row, str(random))))
    assert resolve(shuffled) == resolve(said)


@given(rows(), VALUES)
def test_a_weaker_source_never_overwrites(said: list[Said], values: dict[str, str | None]) -> None:
    before = resolve([Said(one.row, one.strength + 1, one.recorded_at, one.values) for one in said])
    weaker = Said(99, 1, START + timedelta(days=99), values)
    after = resolve([*(Said(one.row, one.strength + 1, one.recorded_at, one.values) for one in said), weaker])
    assert {fact: after.values[fact] for fact in before.values} == before.values


def test_zero_and_no_are_values() -> None:
    view = resolve([Said(1, 3, START, {"revenue": "0.00", "listed": False})])
    assert view.values == {"revenue": "0.00", "listed": False}


def test_origins_that_are_kept_as_one_are_spread_over_the_values() -> None:
    assert spread({WHOLE: 7}, ["revenue", "employees"]) == {"revenue": 7, "employees": 7}
    assert spread({"revenue": 7}, ["revenue"]) == {"revenue": 7}
    assert spread({}, []) == {}
