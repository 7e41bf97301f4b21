"""Addresses of the registry."""

from __future__ import annotations

from django.urls import path

from tidu.web.enterprises import views, views_facts, views_firm, views_related

app_name = "enterprises"
urlpatterns = [
    path("", views.enterprise_list, name="list"),
    path("columns/", views.column_choice, name="columns"),
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
