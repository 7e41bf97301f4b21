"""Addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from tidu.web.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.dashboard, name="home"),
    path("screen/", views.screen, name="screen"),
    path("holders/", views.holder_list, name="holders"),
]
