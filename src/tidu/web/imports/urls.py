"""Addresses of imports."""

from __future__ import annotations

from django.urls import path

from tidu.web.imports import views, views_apply, views_columns, views_queue

app_name = "imports"

urlpatterns = [
    path("", views.run_list, name="list"),
    path("new/", views.run_new, name="new"),
    path("<int:pk>/", views.run_detail, name="detail"),
    path("<int:pk>/columns/", views_columns.columns, name="columns"),
    path("<int:pk>/apply/", views_apply.apply, name="apply"),
    path("<int:pk>/undo/", views_apply.undo, name="undo"),
    path("<int:pk>/rejected/", views_apply.rejected, name="rejected"),
    path("<int:pk>/discard/", views.run_discard, name="discard"),
    path("queue/", views_queue.queue, name="queue"),
    path("queue/<int:pk>/", views_queue.queue_row, name="queue-row"),
    path("queue/<int:pk>/link/", views_queue.link, name="queue-link"),
    path("queue/<int:pk>/dismiss/", views_queue.dismiss, name="queue-dismiss"),
    path("queue/<int:pk>/complete/", views_queue.complete, name="queue-complete"),
]
