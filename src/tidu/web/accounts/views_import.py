"""Accounts from Excel: template, upload, look at what would happen, apply, take the first passwords once."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.web.accounts import importing, workbooks
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.forms_import import AccountImportForm
from tidu.web.accounts.importing import Handed
from tidu.web.accounts.roles import Right
from tidu.web.accounts.services import AccountError
from tidu.web.ui.pages import render
from tidu.web.ui.row_import import signed, summary, unsigned

if TYPE_CHECKING:
    from django.http import HttpRequest

_ROWS, _HANDED = "accounts.import", "accounts.handed"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right_required(Right.MANAGE_ACCOUNTS)
@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    """Hand out the table to fill in."""
    return _file(workbooks.template_workbook(person(request).root), "账号导入模板.xlsx")


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def import_preview(request: HttpRequest) -> HttpResponse:
    """Read a workbook and say what each row would do; nothing is written yet."""
    operator = person(request)
    form = AccountImportForm(request.POST, request.FILES) if request.method == "POST" else AccountImportForm()
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        try:
            rows = importing.read_rows(form.cleaned_data["file"].read())
        except AccountError as error:
            form.add_error("file", str(error))
        else:
            steps = importing.preview(operator, rows)
            context |= {"signed": signed(operator, rows, _ROWS), "steps": steps, "summary": summary(steps)}
    return render(request, "accounts/pages/import.html", context=context, status=422 if form.errors else 200)


@right_required(Right.MANAGE_ACCOUNTS)
@require_POST
def import_apply(request: HttpRequest) -> HttpResponse:
    """Apply the rows that were shown; new accounts' passwords are shown once."""
    operator = person(request)
    rows = unsigned(operator, request.POST.get("signed", ""), _ROWS)
    if rows is None:
        messages.error(request, "预览已过期，请重新上传文件。")
        return redirect("accounts:import")
    steps, handed = importing.apply(operator, rows)
    if not handed:
        messages.success(request, f"已导入：{summary(steps)}。")
        return redirect("accounts:list")
    # Passwords are kept nowhere: the page carries them to the workbook.
    context = {
        "handed": handed,
        "summary": summary(steps),
        "signed": signed(operator, [astuple(one) for one in handed], _HANDED),
    }
    response = render(request, "accounts/pages/imported.html", context=context)
    response["Cache-Control"] = "no-store"
    return response


@right_required(Right.MANAGE_ACCOUNTS)
@require_POST
def import_passwords(request: HttpRequest) -> HttpResponse:
    """Hand out the first passwords of the page as a workbook."""
    handed = unsigned(person(request), request.POST.get("signed", ""), _HANDED)
    if handed is None:
        messages.error(request, "页面已过期；请在账号页面逐个重置密码。")
        return redirect("accounts:list")
    data = workbooks.password_workbook(Handed(*one) for one in handed)
    return _file(data, f"账号初始密码_{timezone.localdate()}.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_WORKBOOK)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
