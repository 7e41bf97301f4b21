"""Addresses of duplicates and mergers."""

from __future__ import annotations

from django.urls import path

from tidu.web.mergers import views

app_name = "mergers"
urlpatterns = [
    path("", views.candidate_list, name="list"),
    path("firm/<int:pk>/", views.firm_candidates, name="firm"),
    path("<int:kept>/<int:gone>/", views.compare_pair, name="compare"),
    path("<int:kept>/<int:gone>/apart/", views.pair_apart, name="apart"),
    path("<int:pk>/split/", views.merger_split, name="split"),
]
