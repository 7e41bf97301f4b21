"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from tidu.web.documents import views, views_items, views_publish

app_name = "documents"
urlpatterns = [
    path("", views.document_list, name="list"),
    path("new/", views.upload, name="upload"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/head/", views.head, name="head"),
    path("<int:pk>/text/", views.source, name="source"),
    path("<int:pk>/versions/", views.versions, name="versions"),
    path("<int:pk>/file/", views.original, name="original"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/add/", views_items.add, name="add"),
    path("<int:pk>/sure/", views_items.accept_sure, name="sure"),
    path("<int:pk>/items/<slug:key>/", views_items.item, name="item"),
    path("<int:pk>/items/<slug:key>/decide/", views_items.decide, name="decide"),
    path("<int:pk>/units/", views_publish.units, name="units"),
    path("<int:pk>/publish/", views_publish.publish, name="publish"),
    path("<int:pk>/plan.yaml", views_publish.pack_file, name="pack"),
]
