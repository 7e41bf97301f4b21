"""Pages of the interface: one's tokens, and the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts.access import person
from tidu.web.api import reference as described
from tidu.web.api.forms import TokenForm
from tidu.web.api.models import ApiToken
from tidu.web.api.selectors import PER_PAGE, tokens_for
from tidu.web.api.services import TokenError, issue_token, revoke_token
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_DIGITS = 15  # more than any id has, fewer than a database takes


@require_http_methods(["GET", "POST"])
def token_list(request: HttpRequest) -> HttpResponse:
    """List tokens and make one; its text is shown in this answer and never again."""
    user = person(request)
    form = TokenForm(user, request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, secret = issue_token(user=user, **form.cleaned_data)
        except TokenError as error:
            form.add_error(None, str(error))
        else:
            form = TokenForm(user)
    before = request.GET.get("before", "")
    tokens = tokens_for(user, before=int(before[:_DIGITS]) if before.isdecimal() else None)
    context = {
        "form": form,
        "secret": secret,
        "tokens": tokens[:PER_PAGE],
        "older": tokens[PER_PAGE - 1].pk if len(tokens) > PER_PAGE else 0,
    }
    response = render(request, "api/pages/tokens.html", None, context, status=422 if form.errors else 200)
    if secret:
        response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a token out of use."""
    user = person(request)
    token = get_object_or_404(ApiToken.objects.visible_to(user).select_related("user"), pk=pk)
    revoke_token(actor=user, token=token)
    messages.success(request, f"令牌“{token.name}”已停用，使用它的系统不能再访问。")
    return redirect("api:tokens")


def reference(request: HttpRequest) -> HttpResponse:
    """Show every operation with its parameters and answers."""
    return render(request, "api/pages/reference.html", None, {"groups": described.groups()})


def openapi(request: HttpRequest) -> HttpResponse:
    """Hand out the OpenAPI document for programs that read it."""
    response = JsonResponse(described.document(), json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="tidu-openapi.json"'
    return response
