"""What plans tell other apps, so that they need not be known here."""

from __future__ import annotations

from django.dispatch import Signal

measured = Signal()
"""Targets were measured.

``survey`` is what that stood on (`measuring.Survey`), ``places`` the readings of the districts (`places.read_places`),
``closing``: at a quarter's close.
"""
