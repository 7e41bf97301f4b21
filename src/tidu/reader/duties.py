"""Who is responsible: the grammar of （责任单位：甲、乙）, （甲牵头，乙配合） and their relatives.

A bracket holds parts. A part is a label with units (牵头单位：甲) or units with a verb (甲、乙按职责分工负责).
Remarks in it may hold for what follows: 以下均需丙落实 names units for every item, 列第一位者为牵头单位 says who leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tidu.reader.units import is_office, is_unit, unit_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1_500
_LABEL: Final = re.compile(
    r"(?:(?<=[，；。、\n])|^)(?P<any>[^：，；。、（）\n]{2,14}?)(?:为)?："
    # These are labels even where the sign before them was lost, or with 为 instead of the colon.
    r"|(?P<known>(?:牵头|责任|配合|参与|参加|协助|协办|主办|承办|落实|实施|支持)(?:单位|部门)|完成时限|责任领导|责任人)(?:：|为(?!主)|是)"
)
_VERB: Final = re.compile(
    r"(?:(?:按(?:照)?|根据)(?:各自)?(?:职责|职能)(?:分工)?|按?分工|分头|各自|分别|共同|具体|统筹|联合|协同|积极|密切|做好)*"
    r"(牵头负责落实|牵头组织实施|牵头负责|牵头落实|牵头实施|牵头|负责落实|组织实施|组织落实|推进落实|负责|配合落实|"
    r"配合实施|配合|参与|参加|协助|协同|贯彻落实|落实|主办|协办|承办)(?=[，；。、\n]|$)"
)
_LEADS: Final = re.compile("牵头|主办|主责|主要责任")
_SUPPORTS: Final = re.compile("配合|参加|参与|协办|协助|协同|支持")
_NAMES_UNITS: Final = re.compile("单位|部门|处室|科室|机构|主体|负责|责任(?!人)")
_DEADLINE: Final = re.compile("时限|时间|期限")
_PERSON: Final = re.compile("责任人|领导|联系人|负责人|电话")
_FOR_ALL: Final = re.compile(
    r"以(?P<side>[下上])(?:各项|任务|工作|事项|条款|内容|措施|各条|全部|所列)*(?:均|都|皆)?(?:需|须|应|由)"
    r"(?P<units>[^。]{2,200}?)(?:负责落实|落实|负责|配合|执行|实施)"
)
_FIRST_LEADS: Final = re.compile(r"(?:排|列)(?:在|名)?(?:第一位?|首位)(?:的|者)?[^。，）]{0,10}牵头")


@dataclass(slots=True)
class Duty:
    """Units one bracket names; ``for_all`` are those it names for every item of one side (``下`` or ``上``).

    ``bare``: only offices stood there, without a label or a verb.
    """

    units: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    for_all: list[str] = field(default_factory=list)
    side: str = "下"
    first_leads: bool = False
    others_meant: bool = False
    deadline: str = ""
    bare: bool = False

    def add(self, other: Duty) -> None:
        """Take in what another bracket of the same item says."""
        for name in ("units", "lead", "support"):
            mine: list[str] = getattr(self, name)
            mine += [unit for unit in getattr(other, name) if unit not in mine]
        self.others_meant |= other.others_meant
        self.bare |= other.bare
        self.deadline = self.deadline or other.deadline


def duty(content: str) -> Duty | None:
    """Read what stands in a bracket, or in a line that begins with a label; None if it names nobody."""
    if len(content) > _LONGEST:
        return None
    found = Duty()
    content = _take_remarks(content, found)
    labels = [label for label in _LABEL.finditer(content) if _role(_words(label)) is not None]
    if labels:
        _read_labels(content, labels, found)
    else:
        _read_verbs(content, found)
    return found if found.units else None


def _take_remarks(content: str, found: Duty) -> str:
    """Read and cut off remarks that hold for other items too."""
    cut = len(content)
    if match := _FOR_ALL.search(content):
        found.for_all, _ = unit_list(match["units"])
        found.side = match["side"]
        cut = match.start()
    if match := _FIRST_LEADS.search(content):
        found.first_leads = True
        cut = min(cut, match.start())
    # A remark may stand in a bracket of its own: 市甲局（列第一位为牵头，下同）.
    opened = content.rfind("（", 0, cut)
    if cut < len(content) and opened >= 0 and "）" not in content[opened:cut]:
        cut = opened
    return content[:cut].rstrip("，。；、 ")


def _words(label: re.Match[str]) -> str:
    return label["any"] or label["known"]


def _role(label: str) -> str | None:
    """What a label names: lead, support, units, deadline, person, or None if it is no label of ours."""
    for role, pattern in (
        ("deadline", _DEADLINE),
        ("person", _PERSON),
        ("lead", _LEADS),
        ("support", _SUPPORTS),
        ("units", _NAMES_UNITS),
    ):
        if pattern.search(label) and (role not in ("lead", "support") or _is_label(label)):
            return role
    return None


def _is_label(label: str) -> bool:
    return bool(_NAMES_UNITS.search(label)) or label in ("牵头", "配合", "主办", "协办", "参与", "协助")


def _read_labels(content: str, labels: list[re.Match[str]], found: Duty) -> None:
    ends = [label.start() for label in labels[1:]] + [len(content)]
    for label, end in zip(labels, ends, strict=True):
        _put(_role(_words(label)) or "units", content[label.end() : end], found)


def _read_verbs(content: str, found: Duty) -> None:
    """Read parts that end with a verb; what does not look like offices makes it an ordinary bracket."""
    if not (parts := list(_parts(content))):
        _read_bare(content, found)
        return
    names = [name for text, _ in parts for name in unit_list(text)[0]]
    if not names or sum(is_unit(name) for name in names) * 2 < len(names):
        return
    for text, verb in parts:
        role = "lead" if _LEADS.search(verb) else "support" if _SUPPORTS.search(verb) else "units"
        _put(role, text, found)


def _read_bare(content: str, found: Duty) -> None:
    """Read a bracket with nothing but offices: （市工信局、市财政局）."""
    names, others = unit_list(content)
    if names and all(is_office(name) for name in names):
        found.units, found.others_meant, found.bare = names, others, True


def _parts(content: str) -> Iterator[tuple[str, str]]:
    """Yield (units, verb); nothing at all if the bracket does not end with a verb."""
    verbs = list(_VERB.finditer(content))
    if not verbs or verbs[-1].end() != len(content):
        return
    begun = 0
    for verb in verbs:
        yield content[begun : verb.start()], verb[1]
        begun = verb.end()


def _put(role: str, text: str, found: Duty) -> None:
    if role == "deadline":
        found.deadline = text.strip("，；。、 ")
        return
    if role == "person":
        return
    # A label may be followed by units and a verb: 责任单位：甲牵头，乙配合.
    inner = list(_parts(text.strip("，；。、 ")))
    if inner and role == "units":
        for units, verb in inner:
            _put(
                "lead" if _LEADS.search(verb) else "support" if _SUPPORTS.search(verb) else "named",
                units,
                found,
            )
        return
    names, others = unit_list(text)
    found.others_meant |= others
    found.units += [name for name in names if name not in found.units]
    if role in ("lead", "support"):
        mine: list[str] = getattr(found, role)
        mine += [name for name in names if name not in mine]


def labelled_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of lines or sentences outside brackets that begin with a label of units."""
    for match in _LINE.finditer(text):
        yield match.span()


_LINE: Final = re.compile(
    r"(?:(?<=[\n。；])|^)(?:牵头|责任|负责|主办|主责|承办|配合|参加|参与|协办|协助)(?:单位|部门)(?:及分工)?：[^\n。]{2,400}"
)
