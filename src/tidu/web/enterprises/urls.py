"""Addresses of the registry."""

from __future__ import annotations

from django.urls import path

from tidu.web.enterprises import views, views_firm

app_name = "enterprises"
urlpatterns = [
    path("", views.enterprise_list, name="list"),
    path("columns/", views.column_choice, name="columns"),
    path("new/", views_firm.enterprise_new, name="new"),
    path("<int:pk>/", views_firm.enterprise_detail, name="detail"),
    path("<int:pk>/ledgers/", views_firm.enterprise_ledgers, name="ledgers"),
    path("<int:pk>/record/", views_firm.enterprise_record, name="record"),
    path("<int:pk>/edit/", views_firm.enterprise_edit, name="edit"),
]
