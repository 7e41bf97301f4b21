"""Addresses of the interface and its pages."""

from __future__ import annotations

from django.urls import include, path

from tidu.web.api import views
from tidu.web.api.v1 import addresses

app_name = "api"
urlpatterns = [
    path("tokens/", views.token_list, name="tokens"),
    path("tokens/<int:pk>/revoke/", views.token_revoke, name="revoke"),
    path("reference/", views.reference, name="reference"),
    path("openapi.json", views.openapi, name="openapi"),
    path("v1/", include((addresses(), "v1"))),
]
