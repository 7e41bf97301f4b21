"""Enrolling, confirming and removing a second factor."""

import pytest
from django_otp.oath import totp

from tests.web.case import Site
from tidu.web.accounts import tokens
from tidu.web.audit.models import Entry

pytestmark = pytest.mark.django_db


def test_a_device_counts_only_after_its_first_right_token(site: Site) -> None:
    device = tokens.pending_device(site.officer)
    assert tokens.device_of(site.officer) is None
    assert not tokens.confirm(site.officer, "000000" if totp(device.bin_key) != 0 else "000001")
    device.refresh_from_db()
    device.throttle_reset()
    assert tokens.confirm(site.officer, f"{totp(device.bin_key):06d}")
    assert tokens.device_of(site.officer) == device


def test_enrolling_twice_shows_one_code(site: Site) -> None:
    assert tokens.pending_device(site.officer) == tokens.pending_device(site.officer)


def test_the_picture_is_svg_without_scripts(site: Site) -> None:
    picture = tokens.qr_svg(tokens.pending_device(site.officer))
    assert picture.startswith("<svg")
    assert "script" not in picture
    assert "style=" not in picture


def test_removing_is_in_the_trail(site: Site) -> None:
    tokens.pending_device(site.officer)
    tokens.remove(site.officer, actor=site.operator)
    assert tokens.device_of(site.officer) is None
    assert Entry.objects.latest("pk").action == "停用动态口令"
