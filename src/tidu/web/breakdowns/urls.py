"""Addresses of breakdowns."""

from __future__ import annotations

from django.urls import path

from tidu.web.breakdowns import views

app_name = "breakdowns"
urlpatterns = [
    path("<int:pk>/", views.overview, name="overview"),
    path("<int:pk>/workbook.xlsx", views.workbook, name="workbook"),
    path("<int:pk>/import/", views.take, name="import"),
    path("<int:pk>/<slug:target_id>/", views.split, {"kind": "district"}, name="target"),
    path("<int:pk>/<slug:target_id>/<slug:kind>/", views.split, name="split"),
]
