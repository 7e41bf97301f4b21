"""Addresses of units."""

from __future__ import annotations

from django.urls import path

from tidu.web.organisations import views, views_import

app_name = "organisations"

urlpatterns = [
    path("", views.unit_list, name="list"),
    path("new/", views.unit_new, name="new"),
    path("import/", views_import.import_preview, name="import"),
    path("import/apply/", views_import.import_apply, name="import-apply"),
    path("<int:pk>/", views.unit_edit, name="edit"),
]
