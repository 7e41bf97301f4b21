from tidu.reader.clauses import LONGEST, clauses, sentences


def split(text: str) -> list[tuple[str, str, bool]]:
    return [(text[one.start : one.end], one.after, one.aside) for one in clauses(text, 0, len(text))]


def test_sentences() -> None:
    text = "甲。乙！\n丙"
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == ["甲", "乙", "丙"]


def test_what_goes_on_and_on_is_no_sentence() -> None:
    text = "甲" * (LONGEST + 1) + "。乙。"
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == ["乙"]


def test_clauses_leave_brackets_and_quotations_whole() -> None:
    assert split("甲（乙，丙），“丁，戊”己；庚") == [
        ("甲（乙，丙）", "，", False),
        ("“丁，戊”己", "；", False),
        ("庚", "", False),
    ]


def test_a_bracket_with_a_part_is_an_aside() -> None:
    assert split("机构15个（其中省级不少于5个）") == [
        ("机构15个（其中省级不少于5个）", "", False),
        ("其中省级不少于5个", "", True),
    ]
