"""Two words for yes, no and open."""

from tidu.engine.columnar.native import truths
from tidu.engine.columnar.native.code import EVERY, NONE, Code
from tidu.engine.columnar.native.truths import Truth

YES, NO, OPEN = (truths.constant(value=value) for value in (True, False, None))


def test_tables_of_kleene() -> None:
    code = Code()
    values = (NO, OPEN, YES)
    for place, one in enumerate(values):
        assert truths.negation(code, one) == values[-1 - place]
        assert truths.is_open(code, one) == (EVERY if one is OPEN else NONE)
        for other_place, other in enumerate(values):
            assert truths.all_of(code, [one, other]) == values[min(place, other_place)]
            assert truths.any_of(code, [one, other]) == values[max(place, other_place)]
    assert code.lines == []


def test_what_is_not_valid_is_open() -> None:
    assert truths.known(Code(), EVERY, NONE) == OPEN
    assert truths.known(Code(), NONE, EVERY) == truths.decided(NONE) == NO


def test_choosing_keeps_both_words() -> None:
    code = Code()
    assert truths.chosen(code, EVERY, OPEN, YES) == OPEN
    assert truths.chosen(code, "%w", YES, NO) == Truth("%w", "%w")
