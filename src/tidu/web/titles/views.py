"""Record titles of a firm, show what happened to them, and decide on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.fact_services import strength_of
from tidu.web.enterprises.firm_pages import firm_page
from tidu.web.enterprises.guards import RegistryError, may_decide
from tidu.web.facts.services import source_of_person
from tidu.web.packs import level_label, library
from tidu.web.titles import services
from tidu.web.titles.access import may_decide_on
from tidu.web.titles.bars import bars_of
from tidu.web.titles.course import Kind
from tidu.web.titles.forms import RevokeForm, StepForm, TitleForm
from tidu.web.titles.history import TONES, items_of
from tidu.web.titles.models import Title
from tidu.web.titles.steps import ACTIONS, Words, course_of, take_step
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

_STEPS = {
    "suspend": (Kind.SUSPENDED, "暂停期间称号不计为有效，恢复使用后继续到原有效期。"),
    "resume": (Kind.RESUMED, "恢复使用后称号继续到原有效期，暂停的时间不补。"),
    "restore": (Kind.RESTORED, "复议、复核或诉讼认定撤销不当的，称号自始有效，限报期随之取消。"),
    "cancel": (Kind.CANCELLED, "企业自愿放弃称号的，登记后不能再恢复；不影响以后申报。"),
}
"""Steps by the word in their address; a revocation has a form of its own."""
_REVOKE_HINT = "撤销后称号自生效之日起失效；记录永久保留，不能删改，撤销不当的可办理复议恢复。"


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def title_new(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Record a title of a firm; the person is its source."""
    user = person(request)
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = source_of_person(user, strength=strength_of(user))
        try:
            services.record_title(actor=user, enterprise=firm, source=source, **form.cleaned_data)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "称号已登记。")
            return redirect("enterprises:detail", pk=firm.pk)
    back = reverse("enterprises:detail", args=[firm.pk])
    return _form(request, form, firm, {"heading": "登记称号", "submit": "登记", "back": back})


@require_GET
@right_required(Right.SEE_FIRMS)
def title_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what happened to a title, how it stands, and what may be decided."""
    user, today = person(request), timezone.localdate()
    found = Title.objects.visible_to(user).select_related("enterprise__jurisdiction", "source")
    title = get_object_or_404(found, pk=pk)
    firm = title.enterprise
    events = list(title.events.select_related("made_by"))
    course = course_of(title, events)
    context = {
        "title": title,
        "firm": firm,
        "state": course.state(today),
        "tone": TONES[course.state(today)],
        "items": items_of(title, events, firm.titles.all(), today),
        "bars": bars_of([firm.pk], on=today),
        "steps": _offered(title, course.may_follow) if may_decide_on(user, firm) else (),
        "crumbs": [
            {"label": "企业库", "url": reverse("enterprises:list")},
            {"label": firm.name, "url": reverse("enterprises:detail", args=[firm.pk])},
            {"label": "称号"},
        ],
    }
    return render(request, "titles/pages/detail.html", context=context)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def title_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a title on a ground; the line stays in the firm's history."""
    user = person(request)
    title = _open(user, pk, Kind.REVOKED)
    revocation = library().upkeep.revocation(title.level, timezone.localdate())
    form = RevokeForm(request.POST or None, revocation=revocation)
    return _decide(request, form, title, Kind.REVOKED, _REVOKE_HINT)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def title_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Suspend, resume, restore or give up a title."""
    if step not in _STEPS:
        raise Http404
    kind, hint = _STEPS[step]
    title = _open(person(request), pk, kind)
    return _decide(request, StepForm(request.POST or None), title, kind, hint)


def _open(user: User, pk: int, kind: Kind) -> Title:
    """Return a title on which the person may decide so; a step that cannot follow has no page."""
    titles = Title.objects.visible_to(user).select_related("enterprise__jurisdiction")
    found: Title = get_object_or_404(titles, pk=pk, enterprise__merged_into=None)
    if not may_decide(user) or kind not in course_of(found).may_follow:
        raise Http404
    return found


def _decide(request: HttpRequest, form: StepForm, title: Title, kind: Kind, hint: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        words = Words(values["reason"], values["document"], values.get("ground", ""))
        try:
            take_step(actor=person(request), title=title, kind=kind, on=values["on"], words=words)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已登记：{ACTIONS[kind]}。")
            return redirect("titles:detail", pk=title.pk)
    words_of = {
        "heading": f"{kind.label}{level_label(title.level)}称号",
        "submit": ACTIONS[kind],
        "back": reverse("titles:detail", args=[title.pk]),
        "hint": hint,
    }
    return _form(request, form, title.enterprise, words_of)


def _offered(title: Title, kinds: tuple[Kind, ...]) -> list[dict[str, object]]:
    """Return the decisions that may be made, with their addresses."""
    offered: list[dict[str, object]] = [
        {"label": ACTIONS[kind], "url": reverse("titles:step", args=[title.pk, step]), "grave": False}
        for step, (kind, _) in _STEPS.items()
        if kind in kinds
    ]
    if Kind.REVOKED in kinds:
        address = reverse("titles:withdraw", args=[title.pk])
        offered.append({"label": ACTIONS[Kind.REVOKED], "url": address, "grave": True})
    return offered


def _form(
    request: HttpRequest, form: forms.Form, firm: Enterprise, words: Mapping[str, object]
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "firm": firm, **words}
    return render(request, "titles/pages/form.html", context=context, status=422 if form.errors else 200)
