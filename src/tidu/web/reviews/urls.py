"""Addresses of reviews."""

from __future__ import annotations

from django.urls import path

from tidu.web.reviews import views, views_check, views_draw, views_minutes, views_sheet

app_name = "reviews"
urlpatterns = [
    path("mine/", views_sheet.desk, name="desk"),
    path("experts/", views_draw.expert_list, name="experts"),
    path("experts/<int:pk>/", views_draw.expert, name="expert"),
    path("batches/<int:pk>/", views.board, name="board"),
    path("batches/<int:pk>/decide/", views.decide, name="decide"),
    path("batches/<int:pk>/criteria/", views.criteria, name="criteria"),
    path("batches/<int:pk>/draw/", views_draw.draw, name="draw"),
    path("batches/<int:pk>/minutes/", views_minutes.minutes_list, name="minutes"),
    path("draws/<int:pk>/", views_draw.record, name="record"),
    path("minutes/<int:pk>/", views_minutes.detail, name="minutes-detail"),
    path("minutes/<int:pk>/word/", views_minutes.as_word, name="minutes-word"),
    path("applications/<int:pk>/scores/", views.scores, name="scores"),
    path("applications/<int:pk>/checks/<slug:duty>/", views_check.checks, name="checks"),
    path("sheets/<int:pk>/", views_sheet.sheet, name="sheet"),
    path("sheets/<int:pk>/declare/", views_sheet.declare, name="declare"),
    path("sheets/<int:pk>/files/<int:evidence>/", views_sheet.file, name="file"),
]
