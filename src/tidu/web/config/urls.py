"""Addresses of the site: each app brings its own."""

from __future__ import annotations

from django.urls import include, path

from tidu.web.ui.views import home

urlpatterns = [
    path("", home, name="home"),
    path("accounts/", include("tidu.web.accounts.urls")),
    path("audit/", include("tidu.web.audit.urls")),
    path("enterprises/", include("tidu.web.enterprises.urls")),
    path("jobs/", include("tidu.web.jobs.urls")),
    path("evidence/", include("tidu.web.evidence.urls")),
    path("inbox/", include("tidu.web.inbox.urls")),
]
