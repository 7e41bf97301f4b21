"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from tidu.web.jobs import views

app_name = "jobs"

urlpatterns = [
    path("", views.job_list, name="list"),
    path("<int:pk>/", views.job_detail, name="detail"),
    path("<int:pk>/cancel/", views.job_cancel, name="cancel"),
    path("<int:pk>/restart/", views.job_restart, name="restart"),
]
