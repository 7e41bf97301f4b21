"""Addresses of bulletins."""

from __future__ import annotations

from django.urls import path

from tidu.web.bulletins import views

app_name = "bulletins"
urlpatterns = [
    path("plans/<int:pk>/", views.bulletin_list, name="list"),
    path("plans/<int:pk>/begin/", views.begin, name="begin"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/update/", views.update, name="update"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/issue/", views.issue, name="issue"),
    path("<int:pk>/files/<slug:kind>/", views.file, name="file"),
]
