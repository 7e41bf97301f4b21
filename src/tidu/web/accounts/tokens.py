"""One-time passwords as a second factor: enrol by QR code, confirm, check, remove."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from tidu.web.audit import services as audit

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


def device_of(user: User) -> TOTPDevice | None:
    """Return the confirmed device of a person, if any."""
    device: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return device


def pending_device(user: User) -> TOTPDevice:
    """Return the device being enrolled, made on first use."""
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "手机"})
    return device


def qr_svg(device: TOTPDevice) -> str:
    """Return the enrolment code as an inline SVG picture."""
    buffer = io.BytesIO()
    segno.make(device.config_url).save(buffer, kind="svg", scale=5, xmldecl=False, svgclass=None)
    return buffer.getvalue().decode()


@transaction.atomic
def confirm(user: User, token: str) -> bool:
    """Finish enrolment when the token is right."""
    device = pending_device(user)
    if not device.verify_token(token):
        return False
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    audit.record(actor=user, action="启用动态口令", target=user)
    return True


@transaction.atomic
def remove(user: User, *, actor: User) -> None:
    """Remove all devices of a person."""
    TOTPDevice.objects.filter(user=user).delete()
    audit.record(actor=actor, action="停用动态口令", target=user)
