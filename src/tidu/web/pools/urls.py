"""Addresses of pools."""

from __future__ import annotations

from django.urls import path

from tidu.web.pools import views

app_name = "pools"
urlpatterns = [
    path("", views.pool_list, name="list"),
    path("new/", views.edit, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/refresh/", views.refresh, name="refresh"),
    path("<int:pk>/add/", views.add, name="add"),
    path("<int:pk>/members/<int:member>/remove/", views.remove, name="remove"),
]
