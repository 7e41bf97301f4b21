"""Addresses of exports."""

from __future__ import annotations

from django.urls import path

from tidu.web.exports import views

app_name = "exports"

urlpatterns = [
    path("", views.export_list, name="list"),
    path("new/", views.export_new, name="new"),
    path("<int:pk>/download/", views.download, name="download"),
    path("<int:pk>/delete/", views.export_delete, name="delete"),
]
