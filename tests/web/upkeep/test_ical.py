"""Calendar files as RFC 5545 wants them."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.upkeep.ical import Entry, calendar_text

MADE = datetime(2026, 6, 1, 1, 2, 3, tzinfo=UTC)


def test_a_day_is_an_event_of_its_own() -> None:
    text = calendar_text(
        "示例", [Entry("a@tidu", date(2026, 12, 31), "到期 2 家", "甲公司\n乙公司")], made=MADE
    )
    lines = text.split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tidu//Upkeep//ZH"]
    for line in (
        "UID:a@tidu", "DTSTAMP:20260601T010203Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
        "SUMMARY:到期 2 家", "DESCRIPTION:甲公司\\n乙公司",
    ):  # fmt: skip
        assert line in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=300))
def test_lines_are_short_and_say_the_same_again(said: str) -> None:
    text = calendar_text("示例", [Entry("a@tidu", date(2026, 12, 31), "甲", said)], made=MADE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    (line,) = (one for one in whole.split("\r\n") if one.startswith("DESCRIPTION:"))
    marked = line.removeprefix("DESCRIPTION:").replace("\\\\", "\0")
    for escaped, sign in (("\\n", "\n"), ("\\;", ";"), ("\\,", ",")):
        marked = marked.replace(escaped, sign)
    assert marked.replace("\0", "\\") == said
