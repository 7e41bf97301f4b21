"""Everything that points to a firm is known, and what would stand twice stays."""

import pytest

from tests.web.case import Site
from tests.web.mergers.twins import twin_of
from tidu.web.enterprises.models import Contact
from tidu.web.mergers.moving import move, move_back, pointers
from tidu.web.titles.models import Title

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


def test_pointers_of_every_app_are_found() -> None:
    keys = {key for key, _, _ in pointers()}
    assert {
        "enterprises.contact.enterprise", "enterprises.settlement.enterprise", "facts.factrow.enterprise",
        "titles.title.enterprise", "ledgers.ledgerrow.enterprise", "accounts.assignment.enterprise",
        "accounts.user.enterprise", "evidence.evidence.enterprise",
    } <= keys  # fmt: skip
    assert not any(key.startswith("mergers.") or "currentfacts" in key for key in keys)


def test_rows_move_and_come_back(site: Site) -> None:
    twin = twin_of(site)
    moved = move(twin, site.east_firm)
    assert moved["enterprises.contact.enterprise"] == [Contact.objects.get(name="示例另一联系人").pk]
    assert len(moved["titles.title.enterprise"]) == 1
    assert Title.objects.filter(enterprise=twin).count() == 1
    move_back(moved, site.east_firm, twin)
    assert Contact.objects.get(name="示例另一联系人").enterprise == twin
    assert Title.objects.filter(enterprise=twin).count() == 2
    assert move(site.west_firm, site.east_firm) == {}
