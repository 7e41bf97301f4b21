"""Addresses of upkeep."""

from __future__ import annotations

from django.urls import path

from tidu.web.upkeep import views, views_changes, views_updates

app_name = "upkeep"
urlpatterns = [
    path("", views.home, name="home"),
    path("calendar.ics", views.calendar_file, name="ical"),
    path("renewals/", views.renewals, name="renewals"),
    path("alerts/", views.alert_list, name="alerts"),
    path("alerts/run/", views.alert_run, name="monitor"),
    path("alerts/<int:pk>/close/", views.alert_close, name="alert-close"),
    path("updates/", views_updates.update_list, name="updates"),
    path("updates/<int:year>/open/", views_updates.update_open, name="update-open"),
    path("firm/<int:pk>/", views_updates.firm_upkeep, name="firm"),
    path("firm/<int:pk>/confirm/<int:year>/", views_updates.update_confirm, name="confirm"),
    path("firm/<int:pk>/change/", views_changes.change_new, name="change-new"),
    path("changes/", views_changes.change_list, name="changes"),
    path("changes/<int:pk>/", views_changes.change_detail, name="change"),
]
