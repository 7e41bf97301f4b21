import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidu.reader import PolicyDocument, ReadError, read
from tidu.reader.read import LONGEST

PART = "1.做甲。到2025年，培育甲企业10家，乙率超过3%。对甲企业给予10万元奖励。（市甲局负责）\n"
SIGNS = "（）“”()，。；：、\n \t一二三1234年到25每不少于以上家户万亿元%责任单位市甲局负责对给予奖励培育——-."
PIECES = (
    "一、",
    "（二）",
    "3.",
    "——",
    "到2025年，",
    "每年",
    "培育甲企业",
    "不少于",
    "10",
    "1—2",
    "家",
    "万元",
    "%",
    "以上",
    "全覆盖",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "（",
    "）",
    "“",
    "”",
    "责任单位：市甲局",
    "市乙局牵头",
    "对甲企业",
    "给予",
    "奖励",
    "分别",
    "最高",
    "其中",
    "截至2020年",
)


def check(document: PolicyDocument) -> None:
    """Everything read has its place in the text and a probability."""
    for group in (document.tasks, document.targets, document.incentives):
        assert all(0 <= item.start < item.end <= len(document.text) for item in group)
        assert all(0 < item.confidence <= 1 for item in group)
    for target in document.targets:
        assert document.text[target.start : target.end] == target.quote
        assert target.metric
    for task in document.tasks:
        assert task.units
    document.as_dict()


def check_or_refuse(source: str | bytes) -> None:
    """Either it is read, or refused with a sentence; nothing else may be raised."""
    with suppress(ReadError):
        check(read(source))


@given(st.text(alphabet=SIGNS, max_size=200))
def test_any_signs(text: str) -> None:
    check_or_refuse(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_pieces(pieces: list[str]) -> None:
    check_or_refuse("".join(pieces))


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check_or_refuse(data)


@pytest.mark.no_cover  # tracing would be what is timed
@pytest.mark.parametrize(
    "text",
    [
        "一、做事。" + "（" * 1000 + "责任单位：市甲局" + "）" * 1000,
        "（" * 60_000,
        "“" * 60_000,
        "1" * 100_000,
        "100、" * 30_000,
        "到2025年培育企业" * 10_000,
        "一、" * 30_000,
        "1." * 30_000,
        "对企业给予10万元、" * 10_000,
        "建立" * 50_000,
        "2025年、" * 20_000,
        "（责任单位：" + "市甲局、" * 20_000 + "）",
        "甲乙\n" * 30_000,
        "到2025年，培育企业10家。" * 8_000,
    ],
)
def test_hostile_texts_end_in_time(text: str) -> None:
    # Beside a plan of the same density all through, not in seconds: those depend on the machine and on being traced.
    ordinary = "一、任务\n" + PART * 80
    begun = time.process_time()
    read(ordinary)
    usual = (time.process_time() - begun) * max(len(text) / len(ordinary), 0.5)
    begun = time.process_time()
    check(read(text))
    assert time.process_time() - begun < 10 * usual


@pytest.mark.no_cover  # tracing would be what is timed
def test_twice_as_long_takes_about_twice_as_long() -> None:
    # How long ten thousand characters take is measured by benchmarks/reader.py, not asserted: it depends on the
    # machine and on being traced. What must hold anywhere is that the time does not grow faster than the text.

    def least(characters: int) -> float:
        text = "一、任务\n" + PART * (characters // len(PART))
        seconds = []
        for _ in range(3):
            begun = time.process_time()
            read(text)
            seconds.append(time.process_time() - begun)
        return min(seconds)

    assert least(20_000) < 3.5 * least(10_000)


@pytest.mark.no_cover  # tracing would be what is timed
def test_twice_the_text_takes_about_twice_the_time() -> None:
    part = "一、任务\n1.做甲。到2025年，培育甲企业10家，乙率超过3%。对甲企业给予10万元奖励。（市甲局负责）\n"

    def taken(copies: int) -> float:
        begun = time.process_time()
        read(part * copies)
        return time.process_time() - begun

    taken(50)
    assert taken(1_600) < 8 * max(taken(400), 0.02)


def test_a_text_longer_than_any_plan() -> None:
    with pytest.raises(ReadError, match="超过 500,000 字"):
        read("甲" * (LONGEST + 1), name="示例.txt")


@pytest.mark.parametrize("source", ["", " \n\t", b"", b" \n"], ids=["text", "blank", "bytes", "blank-bytes"])
def test_nothing(source: str | bytes) -> None:
    with pytest.raises(ReadError, match="“示例"):
        read(source, name="示例.txt")


def test_what_was_passed_over_is_told() -> None:
    document = read("一、任务\n" + "甲" * 1_500 + "。培育甲企业10家。")
    assert any("没有句号" in remark for remark in document.remarks)
    assert len(document.targets) == 1
