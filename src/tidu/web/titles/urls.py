"""Addresses of titles."""

from __future__ import annotations

from django.urls import path

from tidu.web.titles import views

app_name = "titles"
urlpatterns = [
    path("new/<int:pk>/", views.title_new, name="new"),
    path("<int:pk>/withdraw/", views.title_withdraw, name="withdraw"),
]
