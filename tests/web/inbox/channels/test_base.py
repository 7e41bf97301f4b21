"""The site's channels keep to what a channel is."""

import inspect

import pytest

from tidu.web.inbox.channels.base import Channel
from tidu.web.inbox.channels.files import FileChannel
from tidu.web.inbox.channels.mail import MailChannel
from tidu.web.inbox.channels.registry import BrokenChannel

MEMBERS = {name for name, _ in inspect.getmembers(Channel, inspect.isfunction) if not name.startswith("_")}


@pytest.mark.parametrize("kind", [FileChannel, MailChannel, BrokenChannel])
def test_every_channel_has_all_members(kind: type) -> None:
    assert {"problem", "remark", "address_of", "deliver"} == MEMBERS
    assert set(dir(kind)) >= MEMBERS
