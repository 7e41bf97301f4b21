"""Addresses of the registry."""

from __future__ import annotations

from django.urls import path

from tidu.web.enterprises import (
    views,
    views_assigned,
    views_bulk,
    views_facts,
    views_firm,
    views_related,
    views_saved,
)

app_name = "enterprises"
urlpatterns = [
    path("", views.enterprise_list, name="list"),
    path("columns/", views.column_choice, name="columns"),
    path("bulk/", views_bulk.bulk_change, name="bulk"),
    path("assignments/", views_assigned.assignment_list, name="assignments"),
    path("assignments/<int:pk>/end/", views_assigned.assignment_end, name="assignment-end"),
    path("views/", views_saved.view_list, name="view-list"),
    path("views/new/", views_saved.view_new, name="view-new"),
    path("views/<int:pk>/", views_saved.view_edit, name="view-edit"),
    path("views/<int:pk>/update/", views_saved.view_update, name="view-update"),
    path("views/<int:pk>/delete/", views_saved.view_delete, name="view-delete"),
    path("views/<int:pk>/default/", views_saved.view_default, name="view-default"),
    path("new/", views_firm.enterprise_new, name="new"),
    path("<int:pk>/", views_firm.enterprise_detail, name="detail"),
    path("<int:pk>/ledgers/", views_firm.enterprise_ledgers, name="ledgers"),
    path("<int:pk>/record/", views_firm.enterprise_record, name="record"),
    path("<int:pk>/history/", views_firm.enterprise_history, name="history"),
    path("<int:pk>/edit/", views_firm.enterprise_edit, name="edit"),
    path("<int:pk>/facts/", views_facts.firm_facts, name="facts"),
    path("<int:pk>/facts/<int:year>/", views_facts.facts_edit, name="facts-edit"),
    path("<int:pk>/facts/<int:year>/<slug:fact>/", views_facts.fact_value, name="fact"),
    path("<int:pk>/facts/<int:year>/<slug:fact>/unsettle/", views_facts.fact_unsettle, name="fact-unsettle"),
    path("<int:pk>/record/<slug:kind>/new/", views_related.record_new, name="record-new"),
    path("<int:pk>/record/<slug:kind>/<int:item>/", views_related.record_edit, name="record-edit"),
    path("<int:pk>/record/<slug:kind>/<int:item>/remove/", views_related.record_remove, name="record-remove"),
]
