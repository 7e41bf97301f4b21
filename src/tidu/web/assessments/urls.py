"""Addresses of diagnoses."""

from __future__ import annotations

from django.urls import path

from tidu.web.assessments import views, views_archives, views_replacement, views_screening

app_name = "assessments"
urlpatterns = [
    path("firm/<int:pk>/", views.firm, name="firm"),
    path("firm/<int:pk>/assess/", views.firm_assess, name="assess"),
    path("firm/<int:pk>/report.<slug:kind>", views.firm_report, name="firm-report"),
    path("firm/<int:pk>/attest/<slug:fact>/", views.firm_attest, name="attest"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/report.<slug:kind>", views.detail_report, name="report"),
    path("screenings/", views_screening.screening_list, name="screenings"),
    path("screenings/new/", views_screening.screening_new, name="screening-new"),
    path("screenings/<int:pk>/", views_screening.screening, name="screening"),
    path("screenings/<int:pk>/compare/", views_replacement.comparison, name="comparison"),
    path("screenings/<int:pk>/compare.xlsx", views_replacement.comparison_workbook, name="comparison-book"),
    path("replacement/", views_replacement.replacement, name="replacement"),
    path("archives/", views_archives.archive_list, name="archives"),
    path("archives/new/", views_archives.archive_new, name="archive-new"),
    path("archives/<int:pk>/file/", views_archives.archive_file, name="archive-file"),
    path("nearest/", views_screening.nearest_list, name="nearest"),
]
