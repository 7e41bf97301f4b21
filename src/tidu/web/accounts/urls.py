"""Addresses of sign-in and of accounts."""

from __future__ import annotations

from django.urls import path

from tidu.web.accounts import views, views_import, views_manage

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("token/", views.token, name="token"),
    path("me/", views.profile, name="profile"),
    path("me/password/", views.change_password, name="change-password"),
    path("me/token/", views.enrol_token, name="enrol-token"),
    path("me/token/remove/", views.remove_token, name="remove-token"),
    path("", views_manage.account_list, name="list"),
    path("new/", views_manage.account_new, name="new"),
    path("import/", views_import.import_preview, name="import"),
    path("import/apply/", views_import.import_apply, name="import-apply"),
    path("import/passwords/", views_import.import_passwords, name="import-passwords"),
    path("import/template/", views_import.import_template, name="import-template"),
    path("<int:pk>/", views_manage.account_edit, name="edit"),
    path("<int:pk>/password/", views_manage.account_reset, name="reset"),
]
