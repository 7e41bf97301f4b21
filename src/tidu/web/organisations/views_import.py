"""Units from Excel: upload, look at what would happen, apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.organisations import importing
from tidu.web.organisations.forms import ImportForm
from tidu.web.organisations.services import OrganisationError
from tidu.web.ui.pages import render
from tidu.web.ui.row_import import signed, summary, unsigned

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_SALT = "organisations.import"


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def import_preview(request: HttpRequest) -> HttpResponse:
    """Read a workbook and say what each row would do; nothing is written yet."""
    operator = person(request)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    context: dict[str, object] = {"form": form, "columns": importing.COLUMNS}
    if form.is_bound and form.is_valid():
        try:
            rows = importing.read_rows(form.cleaned_data["file"].read())
        except OrganisationError as error:
            form.add_error("file", str(error))
        else:
            steps = importing.preview(operator, rows)
            context |= {"signed": signed(operator, rows, _SALT), "steps": steps, "summary": summary(steps)}
    status = 422 if form.errors else 200
    return render(request, "organisations/pages/import.html", None, context, status=status)


@right_required(Right.MANAGE_ACCOUNTS)
@require_POST
def import_apply(request: HttpRequest) -> HttpResponse:
    """Apply the rows that were shown."""
    operator = person(request)
    rows = unsigned(operator, request.POST.get("signed", ""), _SALT)
    if rows is None:
        messages.error(request, "预览已过期，请重新上传文件。")
        return redirect("organisations:import")
    steps = importing.apply(operator, rows)
    messages.success(request, f"已导入：{summary(steps)}。")
    return redirect("organisations:list")
