"""Addresses of diagnoses."""

from __future__ import annotations

app_name = "assessments"
urlpatterns: list[object] = []
