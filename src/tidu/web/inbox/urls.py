"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from tidu.web.inbox import views

app_name = "inbox"

urlpatterns = [
    path("", views.message_list, name="list"),
    path("<int:pk>/open/", views.message_open, name="open"),
    path("settings/", views.choices, name="settings"),
    path("channels/", views.channel_list, name="channels"),
    path("channels/<slug:name>/test/", views.channel_test, name="test"),
    path("read/", views.message_read_all, name="read-all"),
]
