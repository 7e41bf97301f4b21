"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from tidu.web.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="list"),
    path("adopt/", views.adopt, name="adopt"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/targets/<slug:target_id>/", views.target, name="target"),
    path("<int:pk>/tasks/", views.tasks, name="tasks"),
    path("<int:pk>/document/", views.document, name="document"),
    path("<int:pk>/measure/", views.measure, name="measure"),
    path("<int:pk>/edition/", views.edition, name="edition"),
]
