"""Every message says what it is about, what to do, by when and where."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tidu.web.inbox.kinds import MessageKind
from tidu.web.inbox.models import Message
from tidu.web.inbox.wording import MessageError, checked, digest_of, letter_of

GOOD = {"kind": "todo", "subject": "复核名单", "body": "请上报名单", "address": "/jobs/", "due_on": None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "whim"}, {"subject": "  "}, {"address": "jobs/"}, {"address": "//example.org/"},
        {"address": "https://example.org/"}, {"address": "javascript:alert(1)"},
    ],
)  # fmt: skip
def test_a_message_that_would_leave_its_reader_helpless_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(MessageError):
        checked(**GOOD | wrong)  # type: ignore[arg-type] # by name


@given(st.sampled_from(MessageKind), st.text(max_size=600), st.none() | st.dates())
def test_whatever_was_said_all_four_are_named(kind: MessageKind, body: str, due: date | None) -> None:
    fields = checked(kind=kind, subject="示例", body=body, address="", due_on=due)
    assert fields["body"]
    letter = letter_of(Message(**fields), "x@example.org")
    for words in ("示例", "要做什么：", "办理期限：", "办理地址：http"):
        assert words in letter.text
    assert ("没有期限" in letter.text.partition("办理期限：")[2]) is (due is None)
    assert "示例" in letter.short


def test_a_letter_in_full(settings: Settings) -> None:
    settings.SITE_URL = "https://tidu.example.gov.cn"
    letter = letter_of(Message(**checked(**GOOD | {"due_on": date(2026, 12, 1)})), "x@example.org")  # type: ignore[arg-type] # by name
    assert letter.subject == "【梯度】复核名单"
    assert letter.short == "【梯度】复核名单（2026-12-01 前）"
    assert letter.text.splitlines()[:4] == [
        "复核名单",
        "要做什么：请上报名单",
        "办理期限：2026-12-01 前",
        "办理地址：https://tidu.example.gov.cn/jobs/",
    ]


def test_a_digest_puts_in_front_what_is_due_first() -> None:
    made = [
        Message(pk=place, **checked(**GOOD | {"subject": f"第{place}条", "due_on": due}))  # type: ignore[arg-type] # by name
        for place, due in enumerate((None, date(2026, 12, 9), date(2026, 12, 1)))
    ]
    letter = digest_of(made, "x@example.org")
    assert letter.subject == "【梯度】今日消息 3 条"
    assert [letter.text.index(f"{place}. 第{which}条") for place, which in ((1, 2), (2, 1), (3, 0))]
    assert letter.short.endswith("最近一项：第2条（2026-12-01 前）")
    assert digest_of(made[:1], "x@example.org").subject == "【梯度】第0条"
