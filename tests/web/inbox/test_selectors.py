"""Unread first, then newest first; one's own only."""

import pytest

from tests.web.case import Site
from tidu.web.inbox import services
from tidu.web.inbox.selectors import messages_for

pytestmark = pytest.mark.django_db


def test_the_order_of_the_inbox(site: Site) -> None:
    made = [services.send(recipient=site.officer, subject=f"第{n}条") for n in range(4)]
    services.send(recipient=site.operator, subject="别人的")
    services.mark_read(reader=site.officer, message=made[2])
    services.mark_read(reader=site.officer, message=made[0])
    assert list(messages_for(site.officer)) == [made[3], made[1], made[2], made[0]]
