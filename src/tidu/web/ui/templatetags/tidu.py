"""Filters for figures and dates, and the components that wrap content: ``{% load tidu %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple, HiddenInput, RadioSelect, Select
from django.template.loader import render_to_string
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from tidu.web.packs import fact_label, level_label
from tidu.web.ui import formats
from tidu.web.ui.icons import icon

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.template import Context

register = template.Library()

register.filter("money", formats.money)
register.filter("percent", formats.percent)
register.filter("number", formats.number)
register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("fact", formats.fact)
register.filter("fact_label", fact_label)
register.filter("level_label", level_label)
register.simple_tag(icon, name="icon")


def _flat(context: Context) -> dict[str, Any]:
    return cast("dict[str, Any]", context.flatten())


@register.filter
def control(field: BoundField) -> SafeString:
    """Return a form field's input with the classes of the look, red when it has errors."""
    widget = field.field.widget
    css = "form-control"
    if isinstance(widget, (HiddenInput, CheckboxSelectMultiple, RadioSelect)):
        css = ""  # a list hands its class to its frame as well: components.css looks after its boxes
    elif isinstance(widget, CheckboxInput):
        css = "form-check-input"
    elif isinstance(widget, Select):
        css = "form-select"
    own = widget.attrs.get("class", "")
    names = " ".join(filter(None, (css, own, "is-invalid" if css and field.errors else "")))
    html = field.as_widget(attrs={"class": names} if names else None)
    # Django's word for "nothing chosen" is a row of dashes.
    return mark_safe(html.replace(">---------<", ">请选择<"))  # noqa: S308 - Django's own HTML, escaped by it


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether a field is a single tick box, which stands before its label."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_choice_list(field: BoundField) -> bool:
    """Whether a field is a list of tick boxes or radio buttons, which needs a group name."""
    return isinstance(field.field.widget, (CheckboxSelectMultiple, RadioSelect))


@register.simple_block_tag(takes_context=True)
def panel(context: Context, content: str, title: str = "", **options: Any) -> SafeString:  # noqa: ANN401 - of templates
    """Wrap content in a panel.

    ``{% panel title="基本信息" icon="building" subtitle="…" id="…" flush=True more_url=url more_label="全部" %}
    … {% endpanel %}``; ``flush`` leaves out the padding, for tables and lists.
    """
    values = {"content": content, "title": title, **options}
    return render_to_string("ui/components/panel.html", _flat(context) | values)


@register.simple_block_tag
def table(content: str, caption: str = "", **options: Any) -> SafeString:  # noqa: ANN401 - of templates
    """Wrap ``<thead>`` and ``<tbody>`` in a table that scrolls sideways on a phone.

    ``{% table caption="企业名单" id="firms" %}<thead>…</thead><tbody>…</tbody>{% endtable %}``; the caption is
    for screen readers.
    """
    return render_to_string("ui/components/table.html", {"content": content, "caption": caption, **options})


@register.simple_tag
def chart_data(chart: str, data: object) -> SafeString:
    """Return a chart's data as JSON beside it."""
    return json_script(data, f"{chart}-data")


@register.simple_tag(takes_context=True)
def jinja(context: Context, name: str) -> SafeString:
    """Render a Jinja2 template (``<app>/jinja2/…``) here, with this page's values: for big tables."""
    # Jinja2 has escaped every value already; its backend returns plain text, which Django would escape again.
    return mark_safe(render_to_string(name, _flat(context), request=context.get("request"), using="jinja2"))  # noqa: S308


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: object) -> str:
    """Return the current query string with some values changed; None takes a value out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None and value != "":
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
