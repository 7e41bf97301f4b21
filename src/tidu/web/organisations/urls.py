"""Addresses of units."""

from __future__ import annotations

from django.urls import path

from tidu.web.organisations import views

app_name = "organisations"

urlpatterns = [
    path("", views.unit_list, name="list"),
    path("new/", views.unit_new, name="new"),
    path("<int:pk>/", views.unit_edit, name="edit"),
]
