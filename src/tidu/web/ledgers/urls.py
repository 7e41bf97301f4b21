"""Addresses of ledgers."""

from __future__ import annotations

from django.urls import path

from tidu.web.ledgers import views

app_name = "ledgers"
urlpatterns = [
    path("firm/<int:pk>/<slug:ledger>/new/", views.row_new, name="new"),
    path("firm/<int:pk>/<slug:ledger>/complete/", views.ledger_complete, name="complete"),
    path("<int:pk>/", views.row_edit, name="edit"),
    path("<int:pk>/remove/", views.row_remove, name="remove"),
]
