"""The environment names the classes of text messages and WeCom; a broken one is told to the operator."""

import pytest
from pytest_django.fixtures import Settings

from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.files import SmsFile, WecomFile
from tidu.web.inbox.channels.registry import LABELS, channels
from tidu.web.inbox.wording import Letter


def test_by_default_text_messages_and_wecom_fall_into_files() -> None:
    found = channels()
    assert list(found) == list(LABELS)
    assert isinstance(found["sms"], SmsFile)
    assert isinstance(found["wecom"], WecomFile)


@pytest.mark.parametrize("path", ["tidu.web.nowhere.Channel", "tidu.web.inbox.channels.files.Nothing", ""])
def test_a_class_that_cannot_be_loaded_says_so(settings: Settings, path: str) -> None:
    settings.SMS_CHANNEL = path
    broken = channels()["sms"]
    assert "不能载入" in broken.problem()
    assert broken.label == "短信"
    assert channels()["wecom"].problem() == ""


def test_a_letter_for_a_broken_class_is_refused_with_the_reason(settings: Settings) -> None:
    settings.SMS_CHANNEL = "tidu.web.nowhere.Channel"
    letter = Letter("13900000000", "标题", "全文", "【梯度】短文")
    with pytest.raises(DeliveryError, match="不能载入"):
        channels()["sms"].deliver(letter)
