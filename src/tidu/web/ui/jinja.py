"""What the Jinja2 templates know: the same filters as the Django ones."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment

from tidu.web.packs import fact_label, level_label
from tidu.web.ui import formats
from tidu.web.ui.icons import icon


def _url(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Jinja2's own options, handed on by Django
    """Return the environment; names match `tidu.web.ui.templatetags.tidu`."""
    env = Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 - Django hands autoescape=True
    env.globals.update(static=static, url=_url, icon=icon)
    env.filters.update(
        money=formats.money,
        percent=formats.percent,
        number=formats.number,
        day=formats.day,
        moment=formats.moment,
        fact=formats.fact,
        fact_label=fact_label,
        level_label=level_label,
    )
    return env
