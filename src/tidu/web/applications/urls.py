"""Addresses of applications."""

from __future__ import annotations

from django.urls import path

from tidu.web.applications import views, views_fill

app_name = "applications"
urlpatterns = [
    path("", views.application_list, name="list"),
    path("begin/<int:batch_pk>/", views_fill.begin_application, name="begin"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/step/", views.step, name="step"),
    path("<int:pk>/fill/", views_fill.fill, name="fill"),
    path("<int:pk>/materials/", views_fill.material_add, name="material-add"),
    path("<int:pk>/materials/<int:material>/remove/", views_fill.material_remove, name="material-remove"),
    path("<int:pk>/versions/<int:number>/", views.version, name="version"),
]
