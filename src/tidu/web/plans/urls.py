"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from tidu.web.plans import views, views_document, views_forecast, views_overview, views_reports

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="list"),
    path("adopt/", views.adopt, name="adopt"),
    path("targets/", views.targets, name="targets"),
    path("mine/", views_reports.mine, name="mine"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/targets/<slug:target_id>/", views.target, name="target"),
    path("<int:pk>/tasks/", views.tasks, name="tasks"),
    path("<int:pk>/document/", views.document, name="document"),
    path("<int:pk>/workbook.xlsx", views.workbook, name="workbook"),
    path("<int:pk>/quarters/", views_reports.quarter, name="quarter-now"),
    path("<int:pk>/quarters/<slug:key>/", views_reports.quarter, name="quarter"),
    path("<int:pk>/reports/<slug:task>/<int:unit>/<slug:key>/", views_reports.report, name="report"),
    path("reports/<int:pk>/decide/", views_reports.decide, name="decide"),
    path("reports/<int:pk>/files/<int:evidence>/", views_reports.attachment, name="attachment"),
    path("compare/", views_overview.compare, name="compare"),
    path("<int:pk>/timeline/", views_overview.timeline, name="timeline"),
    path("<int:pk>/places/", views_overview.places, name="places"),
    path("<int:pk>/forecast/", views_forecast.forecast, name="forecast"),
    path("<int:pk>/forecast/<slug:target_id>/", views_forecast.forecast_target, name="forecast-target"),
    path(
        "<int:pk>/forecast/<slug:target_id>/workbook/",
        views_forecast.forecast_workbook,
        name="forecast-workbook",
    ),
    path("<int:pk>/text/", views_document.passage, name="passage"),
    path("<int:pk>/text/load/", views_document.load, name="load"),
    path("<int:pk>/editions/", views_document.editions, name="editions"),
    path("<int:pk>/libraries/<slug:library>/", views_document.link, name="link"),
    path("<int:pk>/measure/", views.measure, name="measure"),
    path("<int:pk>/edition/", views.edition, name="edition"),
]
