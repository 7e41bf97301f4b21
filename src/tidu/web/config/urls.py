"""Addresses of the site: each app brings its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from tidu.web.ui.views import home

_APPS = (
    "accounts",
    "organisations",
    "audit",
    "enterprises",
    "facts",
    "ledgers",
    "titles",
    "mergers",
    "imports",
    "jobs",
    "evidence",
    "inbox",
    "calendars",
    "exports",
    "assessments",
    "pools",
    "upkeep",
    "plans",
    "batches",
    "applications",
    "notices",
    "reviews",
    "breakdowns",
    "bulletins",
    "meetings",
    "teams",
    "documents",
    "dashboard",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    *(
        path(f"{app}/", include(f"tidu.web.{app}.urls"))
        for app in _APPS
        if find_spec(f"tidu.web.{app}") and find_spec(f"tidu.web.{app}.urls")
    ),
]
if find_spec("tidu.web.api") and find_spec("tidu.web.api.urls"):
    urlpatterns.append(path("api/", include("tidu.web.api.urls")))

handler404 = "tidu.web.ui.views.not_found"
handler403 = "tidu.web.ui.views.forbidden"
handler500 = "tidu.web.ui.views.broken"
