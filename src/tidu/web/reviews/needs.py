"""Whether the scores of an application are in: the answer to `Need.SCORES_IN`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.applications.needs import answers
from tidu.web.reviews.models import Draw, Kind, Sheet
from tidu.workflows import Need

if TYPE_CHECKING:
    from tidu.web.applications.moves import Move


@answers(Need.SCORES_IN)
def scores_in(move: Move) -> str:
    """Return what is missing: each drawn person's sheet, and people where the draw asks for more.

    A batch in which no experts were drawn is reviewed by the office alone: nothing is waited for.
    """
    application = move.application
    draws = list(Draw.objects.filter(batch=application.batch_id, kind=Kind.EXPERTS).only("targets"))
    if not draws:
        return ""
    sheets = list(Sheet.objects.standing().filter(application=application).select_related("expert"))
    # A draw that tops up asks for what is lacking, beside those who were there: the most that was asked for counts.
    wanted = max(
        (one["wanted"] for draw in draws for one in draw.targets if one["id"] == application.pk), default=1
    )
    seated = sum(sheet.kind == Kind.EXPERTS for sheet in sheets)
    if seated < wanted:
        return f"还缺 {wanted - seated} 名评审专家，请补充抽取"
    open_sheets = [sheet for sheet in sheets if sheet.submitted_at is None]
    if not open_sheets:
        return ""
    told = "、".join(f"{one.expert.name}（{one.get_kind_display()}）" for one in open_sheets)
    return f"还有 {len(open_sheets)} 份评审表没有提交：{told}"
