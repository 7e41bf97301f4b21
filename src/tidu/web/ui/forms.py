"""Forms look alike everywhere: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` use our components."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Forms and fields by our templates, widgets by Django's."""

    form_template_name = "ui/components/form_fields.html"
    field_template_name = "ui/components/field.html"
