"""What workflows ask of notices: the term is over, and nobody's objection is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.applications.needs import answers
from tidu.web.notices.models import NoticeFirm, Objection
from tidu.web.ui.formats import day
from tidu.workflows import Need

if TYPE_CHECKING:
    from tidu.web.applications.moves import Move


@answers(Need.NOTICE_OVER)
def notice_over(move: Move) -> str:
    """A step above the site follows that authority's own notice, which is not kept here."""
    if move.external:
        return ""
    found = NoticeFirm.objects.filter(application=move.application).select_related("notice").first()
    if found is None or found.notice.ends_on is None:
        return "还没有公示，公示期满后才能办理"
    if not found.notice.is_over(move.on):
        return f"公示到 {day(found.notice.ends_on)} 为止，期满后才能办理"
    return ""


@answers(Need.NO_OBJECTION)
def no_objection(move: Move) -> str:
    """Objections against this firm, on whichever notice."""
    count = Objection.objects.open().filter(listed__application=move.application).count()
    return f"{move.application.enterprise}还有 {count} 件异议未办结" if count else ""
