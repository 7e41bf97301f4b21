"""Sign in and out, the second factor, one's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts import services, tokens
from tidu.web.accounts.access import person
from tidu.web.accounts.forms import ChangePasswordForm, SignInForm, TokenForm
from tidu.web.accounts.models import User
from tidu.web.audit import services as audit
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from collections.abc import Mapping

# Session keys of a person who gave the right password and still owes the token.
_PENDING, _NEXT = "pending_user", "pending_next"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for account and password; then for the token where the person has one."""
    if request.user.is_authenticated:
        return redirect("home")
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        assert isinstance(user, User)  # noqa: S101 - our user model
        target = _safe(request, request.POST.get("next", ""))
        if tokens.device_of(user) is not None:
            request.session[_PENDING], request.session[_NEXT] = user.pk, target
            return redirect("accounts:token")
        return _enter(request, user, target)
    context = {"form": form, "next": _safe(request, request.GET.get("next", ""))}
    return render(request, "accounts/pages/sign_in.html", context=context, status=422 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "POST"])
def token(request: HttpRequest) -> HttpResponse:
    """Ask for the one-time password of a person whose password was right."""
    user = User.objects.filter(pk=request.session.get(_PENDING, 0), is_active=True).first()
    device = tokens.device_of(user) if user is not None else None
    if user is None or device is None:
        return redirect("accounts:sign-in")
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["token"]):
            target = request.session.pop(_NEXT, "")
            request.session.pop(_PENDING, None)
            return _enter(request, user, target)
        form.add_error("token", "动态口令不对或已过期，请等手机显示新的口令再试")
    return render(
        request, "accounts/pages/token.html", context={"form": form}, status=422 if form.errors else 200
    )


def _enter(request: HttpRequest, user: User, target: str) -> HttpResponse:
    login(request, user, backend=_BACKEND)
    audit.record(actor=user, action="登录", target=user)
    return redirect(target or "home")


def _safe(request: HttpRequest, target: str) -> str:
    """Keep only addresses of this site."""
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if allowed else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    audit.record(actor=person(request), action="退出", target=person(request))
    logout(request)
    return redirect("accounts:sign-in")


@login_not_required
def locked_out(request: HttpRequest, credentials: Mapping[str, str], *_args: object) -> HttpResponse:
    """Answer a sign-in that is locked after too many failures."""
    context: dict[str, object] = {"username": credentials.get("username", "")}
    return render(request, "accounts/pages/locked_out.html", context=context, status=429)


def profile(request: HttpRequest) -> HttpResponse:
    """Show a person's own account: role, scope, password, second factor."""
    user = person(request)
    return render(request, "accounts/pages/profile.html", context={"device": tokens.device_of(user)})


@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Let a person choose a new password."""
    user = person(request)
    form = ChangePasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_own_password(user=user, password=form.cleaned_data["password1"])
        update_session_auth_hash(request, user)
        messages.success(request, "密码已修改。")
        return redirect("accounts:profile")
    return render(
        request,
        "accounts/pages/change_password.html",
        context={"form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def enrol_token(request: HttpRequest) -> HttpResponse:
    """Enrol a phone: show the code, confirm by a first token."""
    user = person(request)
    if tokens.device_of(user) is not None:
        return redirect("accounts:profile")
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if tokens.confirm(user, form.cleaned_data["token"]):
            messages.success(request, "动态口令已启用，下次登录时输入。")
            return redirect("accounts:profile")
        form.add_error("token", "口令不对；请核对手机时间是否准确")
    context = {"form": form, "picture": tokens.qr_svg(tokens.pending_device(user))}
    return render(
        request, "accounts/pages/enrol_token.html", context=context, status=422 if form.errors else 200
    )


@require_POST
def remove_token(request: HttpRequest) -> HttpResponse:
    """Give the second factor up."""
    tokens.remove(person(request), actor=person(request))
    messages.success(request, "动态口令已停用。")
    return redirect("accounts:profile")
