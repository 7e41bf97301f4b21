"""Addresses of joint meetings."""

from __future__ import annotations

from django.urls import path

from tidu.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("<int:pk>/", views.item_list, name="list"),
    path("<int:pk>/workbook.xlsx", views.workbook, name="workbook"),
    path("<int:pk>/new/", views.edit, name="new"),
    path("<int:pk>/items/<int:item>/", views.detail, name="detail"),
    path("<int:pk>/items/<int:item>/edit/", views.edit, name="edit"),
    path("<int:pk>/items/<int:item>/move/", views.move, name="move"),
]
