"""Instructions are written once, and words that are plain need none."""

from tidu.engine.columnar.native.code import EVERY, NONE, Code, literal, splat


def test_equal_instructions_are_one() -> None:
    code = Code()
    assert code.make("add i64 1, 2") == code.make("add i64 1, 2") == "%v0"
    assert code.make("add i64 1, 3") == "%v1"
    code.do("ret void")
    assert code.lines == ["%v0 = add i64 1, 2", "%v1 = add i64 1, 3", "ret void"]


def test_plain_words_are_reckoned_at_once() -> None:
    code = Code()
    assert [code.both("%a", EVERY), code.both(NONE, "%a"), code.both("%a", "%a")] == ["%a", NONE, "%a"]
    assert [code.either("%a", NONE), code.either(EVERY, "%a"), code.either("%a", "%a")] == ["%a", EVERY, "%a"]
    assert [code.others(NONE), code.others(EVERY), code.picked("%a", "%b", "%b")] == [EVERY, NONE, "%b"]
    assert code.picked("%a", EVERY, NONE) == "%a"
    assert code.lines == ["%v0 = xor i32 %a, -1"]


def test_doubles_are_written_bit_by_bit() -> None:
    assert literal("double", 1.0) == "0x3FF0000000000000"
    assert literal("i8", 7) == "7"
    assert splat("i8", 7) == "splat (i8 7)"
