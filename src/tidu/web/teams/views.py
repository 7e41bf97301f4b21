"""Pages of teams and contacts: both on one page, the forms, the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.plans.access import may_keep
from tidu.web.plans.views import frame, plan_for
from tidu.web.teams import services
from tidu.web.teams.access import may_name_contacts
from tidu.web.teams.forms import ContactForm, TeamForm
from tidu.web.teams.models import Contact, SectorTeam
from tidu.web.teams.selectors import (
    contacts_of,
    teams_of,
    teams_to_come,
    teams_workbook,
    units_without_contact,
)
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.plans.models import AdoptedPlan


def _kept(user: User, pk: int) -> AdoptedPlan:
    adopted = plan_for(user, pk)
    if not may_keep(user, adopted):
        raise Http404
    return adopted


@right_required(Right.EXPORT)
def team_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the teams of a plan, and whom each unit names."""
    user = person(request)
    adopted = plan_for(user, pk)
    contacts = [(one, may_name_contacts(user, adopted, one.unit)) for one in contacts_of(adopted)]
    own = user.organisation is not None and may_name_contacts(user, adopted, user.organisation)
    context = frame(user, adopted) | {
        "teams": teams_of(adopted),
        "to_come": teams_to_come(adopted),
        "contacts": contacts,
        "silent": units_without_contact(adopted),
        "can_name": own or may_keep(user, adopted),
    }
    return render(request, "teams/pages/list.html", None, context)


@right_required(Right.EXPORT)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out teams and contacts as a workbook."""
    user = person(request)
    adopted = plan_for(user, pk)
    audit.record(actor=user, action="导出专班和联系人", target=adopted)
    return download(teams_workbook(adopted), f"{adopted.label}：专班和联系人.xlsx")


@right_required(Right.EDIT_FIRMS)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Set up the teams that the document orders."""
    user = person(request)
    adopted = _kept(user, pk)
    try:
        made = services.take_teams(actor=user, plan=adopted)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"已按文件设立 {len(made)} 个专班，请补上成员单位和联系人。")
    return redirect("teams:list", adopted.pk)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def edit_team(request: HttpRequest, pk: int, team: int | None = None) -> HttpResponse:
    """Set a team up, or change one."""
    user = person(request)
    adopted = _kept(user, pk)
    found = get_object_or_404(SectorTeam, pk=team, plan=adopted) if team is not None else None
    # A form writes what was typed into its instance: the heading keeps the team as it is.
    copy = SectorTeam.objects.get(pk=found.pk) if found is not None else None
    form = TeamForm(request.POST or None, instance=copy, plan=adopted)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_team(actor=user, plan=adopted, team=found, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{saved.name}已保存。")
            return redirect("teams:list", adopted.pk)
    context = frame(user, adopted) | {"form": form, "team": found}
    return render(request, "teams/pages/team.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EDIT_FIRMS)
@require_POST
def remove_team(request: HttpRequest, pk: int, team: int) -> HttpResponse:
    """Remove a team."""
    user = person(request)
    adopted = _kept(user, pk)
    found: SectorTeam = get_object_or_404(SectorTeam, pk=team, plan=adopted)
    services.remove_team(actor=user, team=found)
    messages.success(request, f"{found.name}已撤销。")
    return redirect("teams:list", adopted.pk)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def edit_contact(request: HttpRequest, pk: int, contact: int | None = None) -> HttpResponse:
    """Name a contact person, or change one."""
    user = person(request)
    adopted = plan_for(user, pk)
    found = _contact(user, adopted, contact) if contact is not None else None
    if found is None and not may_keep(user, adopted):
        own = user.organisation
        if own is None or not may_name_contacts(user, adopted, own):
            raise Http404
    copy = Contact.objects.get(pk=found.pk) if found is not None else None
    form = ContactForm(request.POST or None, instance=copy, plan=adopted, person=user)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_contact(actor=user, plan=adopted, contact=found, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "联系人已保存。")
            return redirect("teams:list", adopted.pk)
    context = frame(user, adopted) | {"form": form, "contact": found}
    return render(request, "teams/pages/contact.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EXPORT)
@require_POST
def remove_contact(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """Take a contact person off the list."""
    user = person(request)
    adopted = plan_for(user, pk)
    services.remove_contact(actor=user, contact=_contact(user, adopted, contact))
    messages.success(request, "联系人已删除。")
    return redirect("teams:list", adopted.pk)


def _contact(user: User, adopted: AdoptedPlan, pk: int) -> Contact:
    found: Contact = get_object_or_404(contacts_of(adopted), pk=pk)
    if not may_name_contacts(user, adopted, found.unit):
        raise Http404
    return found
