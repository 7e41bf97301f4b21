"""Addresses of titles."""

from __future__ import annotations

from django.urls import path

from tidu.web.titles import views

app_name = "titles"
urlpatterns = [
    path("new/<int:pk>/", views.title_new, name="new"),
    path("<int:pk>/", views.title_detail, name="detail"),
    path("<int:pk>/withdraw/", views.title_revoke, name="withdraw"),
    path("<int:pk>/<slug:step>/", views.title_step, name="step"),
]
