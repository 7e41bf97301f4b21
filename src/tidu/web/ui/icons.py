"""Icons from the sprite that `make assets` builds of the names used; see frontend/icons.txt."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Return an icon as inline SVG.

    Args:
        name: name in the sprite (``frontend/icons.txt``).
        label: what it means, where no text beside it says so; without it screen readers skip the icon.
        css: more classes, e.g. ``text-danger``.
    """
    address = static("ui/icons.svg")
    classes = f"icon {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            classes,
            label,
            address,
            name,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', classes, address, name
    )
