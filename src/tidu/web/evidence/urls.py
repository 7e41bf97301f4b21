"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from tidu.web.evidence import views

app_name = "evidence"

urlpatterns = [
    path("firm/<int:pk>/", views.firm_files, name="firm"),
    path("<int:pk>/", views.download, name="download"),
]
