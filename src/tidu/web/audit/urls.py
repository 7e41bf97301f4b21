"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from tidu.web.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.entry_list, name="list"),
    path("<int:pk>/", views.entry_detail, name="detail"),
    path("verify/", views.verify_chain, name="verify"),
]
