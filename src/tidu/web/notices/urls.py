"""Addresses of notices, announcements, lists and what is public."""

from __future__ import annotations

from django.urls import path

from tidu.web.notices import views, views_announcements, views_lists, views_objections, views_public

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/announce/", views.announce, name="announce"),
    path("<int:pk>/word/", views.word, name="word"),
    path("<int:pk>/objections/new/", views.objection_enter, name="objection-enter"),
    path("objections/<int:pk>/", views_objections.objection, name="objection"),
    path("objections/<int:pk>/file/", views_objections.objection_file, name="objection-file"),
    path("announcements/<int:pk>/", views_announcements.detail, name="announcement"),
    path("announcements/<int:pk>/edit/", views_announcements.edit, name="announcement-edit"),
    path("announcements/<int:pk>/publish/", views_announcements.publish, name="announcement-publish"),
    path("announcements/<int:pk>/word/", views_announcements.word, name="announcement-word"),
    path("lists/", views_lists.list_list, name="lists"),
    path("lists/new/", views_lists.list_new, name="list-new"),
    path("lists/<int:pk>/", views_lists.list_detail, name="list-detail"),
    path("lists/<int:pk>/apply/", views_lists.list_apply, name="list-apply"),
    path("lists/<int:pk>/refuse/", views_lists.list_refuse, name="list-refuse"),
    path("lists/<int:pk>/report/", views_lists.list_report, name="list-report"),
    path("lists/rows/<int:pk>/", views_lists.row, name="list-row"),
    path("public/", views_public.home, name="public"),
    path("public/<int:pk>/", views_public.notice, name="public-notice"),
    path("public/<int:pk>/object/", views_public.objection, name="public-objection"),
    path("public/receipt/", views_public.receipt, name="public-receipt"),
    path("public/announcements/<int:pk>/", views_public.announcement, name="public-announcement"),
]
