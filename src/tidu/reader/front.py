"""What stands at the head and foot of a document: title, number, who issued it, when, for which years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from tidu.reader.periods import plan_period

if TYPE_CHECKING:
    from tidu.reader.layout import Even
    from tidu.reader.outline import Node

_KIND: Final = (
    r"(?:计划|方案|意见|规划|通知|措施|办法|细则|政策|纲要|报告|规定|条例|要点|清单"
    r"|若干措施|政策措施|十条|条)"
)
_TITLE: Final = re.compile(
    rf"[\u4e00-\u9fff“”、《》（）\w+·\n—\-]{{4,90}}?{_KIND}(?:（[^（）\n]{{2,20}}）)?(?=\n|$)"
)
_NAMED: Final = re.compile(rf"《([^《》\n]{{6,60}}?{_KIND}(?:（[^（）]{{4,12}}）)?)》[^。\n]{{0,60}}印发")
_NUMBER: Final = re.compile(r"(?:^|\n)(?P<number>[\u4e00-\u9fff]{2,12}（(?:19|20)\d\d）\d{1,4}号)(?=\n|$)")
_DATE: Final = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_SIGNED: Final = re.compile(rf"(?:^|\n|[ \t\u3000]){_DATE.pattern}(?:印发)?(?=[ \t\u3000）]*(?:\n|$))")
_UNTIL: Final = re.compile(r"[至到]")
_ISSUER: Final = re.compile(
    r"(?:^|\n)(?P<issuer>[\u4e00-\u9fff]{2,24}(?:人民政府|办公厅|办公室|委员会|管委会|国务院|局|厅|委|部|领导小组))(?=\n)"
)
_FROM_TITLE: Final = re.compile(
    r"^(?P<issuer>国务院(?:办公厅)?|[\u4e00-\u9fff]{2,20}?(?:人民政府(?:办公厅|办公室)?|委员会|管委会|[局厅委部]))关于"
)
_DRAFT: Final = re.compile(r"^（[^（）\n]{2,10}(?:稿|版)）$")
_HEAD: Final = 900
_FOOT: Final = 700
_LONGEST_LINE: Final = 46


@dataclass(frozen=True, slots=True)
class Front:
    """Title, document number, issuer and date as printed, None where the text has none; years of the plan."""

    title: str | None
    number: str | None
    issuer: str | None
    issued: date | None
    period: tuple[int | None, int | None]


def front(even: Even, root: Node) -> Front:
    """Read the head and foot of a document."""
    text = even.text
    opening = text[: root.own_end]
    title = _title(even, opening[:_HEAD])
    number = _NUMBER.search(text[:_HEAD])
    foot = text[-_FOOT:]
    named = title or ""
    period = plan_period(named, opening[:2_000])
    if period == (None, None):
        period = plan_period("", text[:3_000])
    return Front(
        title=title,
        number=even.quote(*number.span("number")).strip() if number else None,
        issuer=_issuer(named, opening[:_HEAD], foot),
        issued=_issued(opening[:_HEAD], foot),
        period=period,
    )


def _title(even: Even, head: str) -> str | None:
    """The lines at the top that end in 计划, 意见 …; else the name of the document that a covering letter sends."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", head)]
    for first in range(len(lines)):
        start, line = lines[first]
        if len(line) > _LONGEST_LINE or line.endswith(("。", "：")) or _DATE.search(line):
            continue
        together = ""
        for place, (_, more) in enumerate(lines[first : first + 3]):
            if len(more) > _LONGEST_LINE or more.endswith(("。", "：", "，")) or _NUMBER.match(more):
                break
            together += more
            if re.search(rf"{_KIND}(?:（[^（）]+）)?$", together):
                end = first + place + 1
                if end < len(lines) and re.fullmatch(r"（?20\d\d[-—~至]+20\d\d年?）?", lines[end][1]):
                    together += lines[end][1]
                return together
        del start
    if named := _NAMED.search(head):
        return named[1]
    # A newspaper's page has the title in its menu.
    for match in re.finditer(r"[^\n]+", even.text):
        if re.fullmatch(rf"[\u4e00-\u9fff“”]{{6,40}}{_KIND}", match[0]) and re.search(
            "行动|关于|计划|规划", match[0]
        ):
            return match[0]
    return None


def _issuer(title: str, head: str, foot: str) -> str | None:
    if match := _FROM_TITLE.match(title):
        return match["issuer"]
    for part in (foot, head):
        signed = [match["issuer"] for match in _ISSUER.finditer(part)]
        if signed:
            # Two columns of signatures end in the same words.
            half = signed[-1][: len(signed[-1]) // 2]
            return half if half * 2 == signed[-1] else signed[-1]
    return None


def _issued(head: str, foot: str) -> date | None:
    """The date under the text, else the last one above it, each on a line of its own; else one a sentence names."""
    for sought in (_SIGNED, _DATE):
        for part in (foot, head):
            for match in reversed(list(sought.finditer(part))):
                if _UNTIL.search(part, max(0, match.start() - 1), match.start()):
                    continue
                try:
                    return date(int(match["year"]), int(match["month"]), int(match["day"]))
                except ValueError:
                    continue
    return None
