"""A draw is a function of seed, ids and exclusions: repeatable, and an exclusion moves nobody else."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.reviews.draws import drawn, sampled

IDS = st.lists(st.integers(1, 10_000), unique=True, min_size=1, max_size=12)
PAIRS = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


def barred(targets: list[int], people: list[int], places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {(targets[a % len(targets)], people[b % len(people)]) for a, b in places}


@given(st.text(max_size=20), IDS, IDS, PAIRS, st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_order_in_which_ids_come_does_not_matter(seed, targets, people, places, each, random) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - hypothesis
    out = barred(targets, people, places)
    first = drawn(seed, dict.fromkeys(targets, each), people, out)
    random.shuffle(targets)
    random.shuffle(people)
    assert drawn(seed, dict.fromkeys(targets, each), people, out) == first


@given(st.text(max_size=20), IDS, IDS, PAIRS, st.integers(1, 5))
def test_who_is_excluded_is_not_drawn_and_nobody_is_drawn_twice(seed, targets, people, places, each) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - hypothesis
    out = barred(targets, people, places)
    found = drawn(seed, dict.fromkeys(targets, each), people, out)
    assert list(found) == sorted(targets)
    for target, chosen in found.items():
        free = {one for one in people if (target, one) not in out}
        assert len(set(chosen)) == len(chosen) == min(each, len(free))
        assert set(chosen) <= free


@given(st.text(max_size=20), IDS, IDS, st.integers(1, 5), st.data())
def test_stepping_down_changes_one_place(seed, targets, people, each, data) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - hypothesis
    before = drawn(seed, dict.fromkeys(targets, each), people)
    target = data.draw(st.sampled_from(sorted(before)))
    leaving = data.draw(st.sampled_from(before[target]))
    after = drawn(seed, dict.fromkeys(targets, each), people, {(target, leaving)})
    stayed = [one for one in before[target] if one != leaving]
    assert list(after[target])[: len(stayed)] == stayed
    assert {key: value for key, value in after.items() if key != target} == {
        key: value for key, value in before.items() if key != target
    }


@given(st.text(max_size=20), IDS, st.integers(0, 14))
def test_a_sample_is_of_the_targets_and_as_large_as_asked(seed, targets, count) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - hypothesis
    found = sampled(seed, targets, count)
    assert set(found) <= set(targets)
    assert len(set(found)) == len(found) == min(count, len(targets))
    assert sampled(seed, reversed(targets), count) == found


def test_everybody_comes_up_about_as_often() -> None:
    found = drawn("公平", dict.fromkeys(range(2_000), 1), range(4))
    counts = Counter(chosen for (chosen,) in found.values())
    assert all(430 < count < 570 for count in counts.values()), counts


def test_an_outcome_is_the_same_for_good() -> None:
    # Kept records must agree with what later versions draw.
    assert drawn("20260101", {1: 2, 2: 2}, [11, 12, 13, 14], {(1, 12)}) == {1: (11, 13), 2: (13, 12)}
