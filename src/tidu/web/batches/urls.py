"""Addresses of batches."""

from __future__ import annotations

from django.urls import path

from tidu.web.batches import views, views_renewals

app_name = "batches"
urlpatterns = [
    path("", views.batch_list, name="list"),
    path("new/", views.edit, name="new"),
    path("renewal/", views_renewals.renewal_new, name="renewal-new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/materials/", views.materials, name="materials"),
    path("<int:pk>/handlers/", views.handlers, name="handlers"),
    path("<int:pk>/open/", views.switch, {"to": "open"}, name="open"),
    path("<int:pk>/close/", views.switch, {"to": "close"}, name="close"),
    path("<int:pk>/expected/", views_renewals.expected, name="expected"),
    path("<int:pk>/expected/tell/", views_renewals.expected_do, {"what": "tell"}, name="expected-tell"),
    path("<int:pk>/expected/begin/", views_renewals.expected_do, {"what": "begin"}, name="expected-begin"),
]
