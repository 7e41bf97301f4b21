"""Text messages and WeCom fall into files of the site's folder until a gateway is named."""

import json
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.web.case import Site
from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.files import SmsFile, WecomFile
from tidu.web.inbox.wording import Letter

LETTER = Letter("13900000000", "标题", "全文", "【梯度】短文")


def test_a_letter_is_a_line(tmp_path: Path, settings: Settings) -> None:
    settings.HOME = tmp_path
    for channel in (SmsFile(), SmsFile(), WecomFile()):
        assert channel.problem() == ""
        channel.deliver(LETTER)
    lines = (tmp_path / "outbox" / "sms.jsonl").read_text("utf-8").splitlines()
    assert [(json.loads(line)["to"], json.loads(line)["text"]) for line in lines] == [
        ("13900000000", "【梯度】短文")
    ] * 2
    assert len((tmp_path / "outbox" / "wecom.jsonl").read_text("utf-8").splitlines()) == 1
    assert "outbox/wecom.jsonl" in WecomFile().remark()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "file").write_text("")
    settings.HOME = tmp_path / "file"
    with pytest.raises(DeliveryError, match=r"outbox/sms\.jsonl"):
        SmsFile().deliver(LETTER)


@pytest.mark.django_db
def test_people_are_reached_by_telephone(site: Site) -> None:
    site.officer.phone = "13900000000"
    assert SmsFile().address_of(site.officer) == "13900000000"
