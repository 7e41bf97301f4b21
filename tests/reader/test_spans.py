from tidu.reader.spans import brackets, quotations


def test_outermost_brackets() -> None:
    pairs = brackets("甲（乙（丙）丁）戊（己）")
    assert list(zip(pairs.starts, pairs.ends, strict=True)) == [(1, 8), (9, 12)]
    assert pairs.around(4) == (1, 8)
    assert pairs.around(8) is None
    assert pairs.around(0) is None


def test_an_open_bracket_ends_with_its_line() -> None:
    assert brackets("甲（乙\n丙（丁）").starts == [5]


def test_quotations() -> None:
    pairs = quotations("“甲”乙“丙\n丁”戊“己”")
    assert list(zip(pairs.starts, pairs.ends, strict=True)) == [(0, 3), (10, 13)]


def test_thousands_of_brackets_take_no_time() -> None:
    assert brackets("（" * 1000 + "甲" + "）" * 1000).ends == [2001]
    assert brackets("）" * 1000 + "（" * 1000).starts == []
