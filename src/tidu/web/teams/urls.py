"""Addresses of teams and contacts."""

from __future__ import annotations

from django.urls import path

from tidu.web.teams import views

app_name = "teams"
urlpatterns = [
    path("<int:pk>/", views.team_list, name="list"),
    path("<int:pk>/workbook.xlsx", views.workbook, name="workbook"),
    path("<int:pk>/take/", views.take, name="take"),
    path("<int:pk>/new/", views.edit_team, name="new"),
    path("<int:pk>/teams/<int:team>/", views.edit_team, name="edit"),
    path("<int:pk>/teams/<int:team>/remove/", views.remove_team, name="remove"),
    path("<int:pk>/contacts/new/", views.edit_contact, name="contact-new"),
    path("<int:pk>/contacts/<int:contact>/", views.edit_contact, name="contact"),
    path("<int:pk>/contacts/<int:contact>/remove/", views.remove_contact, name="contact-remove"),
]
