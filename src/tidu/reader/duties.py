"""Who is responsible: the grammar of （责任单位：甲、乙）, （甲牵头，乙配合） and their relatives.

A bracket holds parts. A part is a label with units (牵头单位：甲) or units with a verb (甲、乙按职责分工负责).
Remarks in it may hold for what follows: 以下均需丙落实 names units for every item, 列第一位者为牵头单位 says who leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tidu.reader.units import are_offices, is_nobody, is_office, is_unit, unit_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1_500
_ROLES: Final = "(?:牵头|责任|主责|负责|配合|参与|参加|协助|协同|协办|主办|承办|落实|实施|支持|指导)"
_LABEL: Final = re.compile(
    r"(?:(?<=[，；。、\n])|^)(?P<any>[^：，；。、（）\n]{2,14}?)(?:为)?："
    # These are labels even where the sign before them was lost, or with 为 instead of the colon.
    rf"|(?P<known>{_ROLES}(?:单位|部门|处室|科室|主体)|(?:完成|办结|办理|推进)(?:时限|时间)|(?:牵头|责任|分管|包联|挂联)(?:市|区|县|省)?领导|责任人)(?:：|为(?!主)|是)"
)
# 牵头（责任）单位, 责任单位（部门）: a label with a second word in brackets.
_SECOND_WORD: Final = re.compile(
    rf"(?P<role>{_ROLES})（[^（）]{{1,6}}）(?=单位|部门)|(?<=单位|部门)（(?:[^（）]{{0,4}}(?:单位|部门|处室|科室|企业))）(?=：)"
)
_VERB: Final = re.compile(
    r"(?:(?:按(?:照)?|根据)(?:各自|部门|工作)?(?:职能职责|职责职能|职责|职能)(?:分工)?|按?分工|分头|各自|分别|共同|具体|统筹|联合|协同|积极|密切|做好|总)*"
    r"(负责牵头落实|负责牵头|牵头负责落实|牵头组织实施|牵头负责|牵头落实|牵头实施|牵头推进|牵头|负责落实|负责实施|负责组织实施|负责推进|组织实施|组织落实|"
    r"推进落实|推进实施|负责|配合落实|配合实施|配合推进|配合|参与|参加|协助|协同|贯彻落实|抓好落实|具体落实|落实|主办|协办|承办|主责|主抓|"
    r"统筹协调|统筹推进|统筹|推进|实施|承担|督促指导|指导|督导|督促|协调|"
    r"为(?:主要)?(?:牵头|责任|主责|配合|参与|参加|协助|协办|承办)(?:单位|部门))(?=[，；。、\n]|$)"
)
# 中心城区统筹推进 is no duty: these verbs need an office that is plainly one.
_WEAK: Final = re.compile("^(?:参与|统筹协调|统筹推进|统筹|推进|实施|承担|督促指导|指导|督导|督促|协调|)$")
# What may follow the last verb and names nobody: 2025年6月底前完成, 持续推进.
_TAIL: Final = re.compile(
    r"[，；。](?P<when>(?:完成时限为?)?(?:20\d\d年|\d{1,2}月|年底|年内|全年|长期|持续|常年|每年|每季度|每月|适时)[^，；。、]{0,14})$"
)
_DUE: Final = re.compile(
    r"^(?:20\d\d年|\d{1,2}月|年底|年内)[^，；。]{0,12}?(?:完成|前|底|启动|建成|落实|推进|月)$"
)
# 市甲局（牵头）: the role stands behind the name.
_MARKED: Final = re.compile(r"（(?P<role>牵头|主办|主责|配合|参与|协办)(?:单位|部门)?）$")
_LEADS: Final = re.compile("牵头|主办|主责|主要责任")
_SUPPORTS: Final = re.compile("配合|参加|参与|协办|协助|协同|支持")
_NAMES_UNITS: Final = re.compile("单位|部门|处室|科室|机构|主体|负责|责任(?!人)")
_DEADLINE: Final = re.compile("时限|时间|期限")
_PERSON: Final = re.compile("责任人|领导|联系人|负责人|电话")
_FOR_ALL: Final = re.compile(
    r"(?:以(?P<side>[下上])|本(?:(?P<part>部分|章|节)|方案|计划|意见|措施|办法|细则|行动方案|行动计划|实施方案|实施意见)"
    # 本办法由市甲局负责解释 gives nobody the work.
    r"(?=[^。，；：由需须]{0,12}[均都皆]))"
    r"[^。，；：由需须]{0,12}?(?:(?:均|都|皆)(?:需|须|应|由)?|需|须|应|由)"
    r"(?P<units>[^。]{2,200}?)(?:负责落实|落实|负责|配合|执行|实施)"
)
# 具体任务均涉及各区政府，不再列出
_CONCERNS: Final = re.compile(
    r"(?:除[^，。]{2,12}外，?)?(?:(?:具体|各项|所有|全部|上述|以下)(?:任务|工作|事项|措施|条款)|各条)(?:均|都|皆)(?:涉及|包括|含)(?P<units>[^。，；]{2,80})"
)
# 此项工作由市甲局牵头
_WORK_OF: Final = re.compile(r"^[，；。、]*(?:[此该本各以上][^，；。、局委办厅]{0,8})?(?:具体|主要|统一)?由")
_FIRST_LEADS: Final = re.compile(
    r"(?:(?:排|列)(?:在|名)?(?:第一位?|首位)|首位(?:单位|部门)|第一(?:个|家)?(?:责任)?(?:单位|部门)|第一位?(?=[为是]))(?:的|者)?[^。，）]{0,10}牵头"
)
# 市甲局（首位单位为牵头单位，下同）、市乙局: a remark in a bracket of its own.
# 各区政府〈含甲开发区管委会，下同〉: nor does one in angles name anybody else.
_REMARK: Final = re.compile(r"（[^（）]*(?:下同|牵头(?:单位|部门))[^（）]*）|〈[^〈〉]*下同〉")


@dataclass(slots=True)
class Duty:
    """Units one bracket names; ``for_all`` are those it names for other items too.

    ``side`` says for which: those below or above (``下``, ``上``), those of the same part (``章``), all (``全``).
    ``bare``: only offices stood there, without a label or a verb. ``completed``: names the text prints in part.
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
    completed: list[str] = field(default_factory=list)

    def add(self, other: Duty) -> None:
        """Take in what another bracket of the same item says."""
        for name in ("units", "lead", "support", "completed"):
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
    content = _take_deadline(content, found)
    content = _take_remarks(_SECOND_WORD.sub(lambda match: match["role"] or "", content), found)
    labels = [label for label in _LABEL.finditer(content) if _role(_words(label)) is not None]
    if labels:
        _read_labels(content, labels, found)
    else:
        _read_verbs(content, found)
    drop_nobody(found)
    return found if found.units else None


def drop_nobody(found: Duty) -> None:
    """配合单位：各有关单位 names nobody beside those whom other labels name."""
    if any(not is_nobody(name) for name in found.units):
        for names in (found.units, found.lead, found.support):
            names[:] = [name for name in names if not is_nobody(name)]


def _take_deadline(content: str, found: Duty) -> str:
    """Cut off when it is due, at the end of a list of units: …、市乙局，6月底前完成."""
    while tail := _TAIL.search(content):
        content = content[: tail.start()]
        found.deadline = found.deadline or (tail["when"] if _DUE.match(tail["when"]) else "")
    return content


def _take_remarks(content: str, found: Duty) -> str:
    """Read and cut off remarks that hold for other items too."""
    cut = len(content)
    if match := _FOR_ALL.search(content):
        found.for_all, _ = unit_list(match["units"])
        found.side = match["side"] or ("章" if match["part"] else "全")
        cut = match.start()
    elif match := _CONCERNS.search(content):
        found.for_all, _ = unit_list(match["units"])
        cut = match.start()
    if match := _REMARK.search(content):
        found.first_leads |= bool(_FIRST_LEADS.search(match[0]))
        return _take_remarks(content[: match.start()] + content[match.end() :], found)
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
    # 甲、乙按职责分工负责。责任单位：丙: what stands before the first label has a verb of its own.
    for units, verb in _parts(content[: labels[0].start()].rstrip("，。；"), found):
        if all(map(is_unit, unit_list(units)[0])):
            _name(_role_of(verb), units, found)
    ends = [label.start() for label in labels[1:]] + [len(content)]
    for label, end in zip(labels, ends, strict=True):
        _put(_role(_words(label)) or "units", content[label.end() : end], found)


def _read_verbs(content: str, found: Duty) -> None:
    """Read parts that end with a verb; what does not look like offices makes it an ordinary bracket."""
    if not (parts := _parts(content, found)):
        _read_bare(content, found)
        return
    names = [name for text, _ in parts for name in unit_list(text)[0]]
    if not names or sum(is_unit(name) for name in names) * 2 < len(names):
        return
    if all(_WEAK.search(verb) for _, verb in parts) and not any(map(is_office, names)):
        return
    for text, verb in parts:
        _name(_role_of(verb), text, found)


def _role_of(verb: str) -> str:
    return "lead" if _LEADS.search(verb) else "support" if _SUPPORTS.search(verb) else "units"


def _read_bare(content: str, found: Duty) -> None:
    """Read a bracket with nothing but offices: （市工信局、市财政局）."""
    names, others = unit_list(content)
    plain = [_MARKED.sub("", name) for name in names]
    if plain and all(map(is_unit, plain)) and (any(map(is_office, plain)) or are_offices(plain)):
        _name("units", content, found)
        found.others_meant, found.bare = others, plain == names


def _parts(content: str, found: Duty) -> list[tuple[str, str]]:
    """Parts as (units, verb); empty if it is no list of units with verbs. A last part may lack its verb."""
    content = _take_deadline(content, found)
    verbs = list(_VERB.finditer(content))
    rest = content[verbs[-1].end() :] if verbs else ""
    names = unit_list(rest)[0]
    if not verbs or not all(map(is_unit, names)):
        return []
    parts, begun = [], 0
    for verb in verbs:
        parts.append((content[begun : verb.start()], verb[1]))
        begun = verb.end()
    return [*parts, (rest, "")] if names else parts


def _put(role: str, text: str, found: Duty) -> None:
    text = text.strip("，；。、 ")
    if role == "deadline":
        found.deadline = text
    elif role != "person":
        # A label may be followed by units and a verb: 责任单位：甲牵头，乙配合.
        inner = _parts(text, found) if role == "units" else []
        for units, verb in inner or [(text, "")]:
            _name(_role_of(verb) if inner else role, units, found)


def _name(role: str, text: str, found: Duty) -> None:
    """Note the units of a list, and what its words or a mark behind a name say of their role."""
    names, others = unit_list(_WORK_OF.sub("", text))
    found.others_meant |= others
    found.completed += [name for name in names if name not in text and "、" not in name]
    for printed in names:
        mark = _MARKED.search(printed)
        name = printed[: mark.start()] if mark else printed
        own = _role_of(mark["role"]) if mark else role
        for mine in (found.units, found.lead if own == "lead" else found.support if own == "support" else []):
            if name not in mine:
                mine.append(name)


def labelled_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of lines or sentences outside brackets that begin with a label of units."""
    for match in _LINE.finditer(text):
        yield match.span()


def told(sentence: str, start: int = 0, end: int | None = None) -> Duty | None:
    """Read words of a sentence that say nothing but who does it: 由市甲局牵头，市乙局配合; None if they do not."""
    found = Duty(bare=True)
    parts = _parts(sentence[start:end], found)
    if not any(not _WEAK.search(verb) for _, verb in parts):
        return None
    for units, verb in parts:
        _name(_role_of(verb), units, found)
    offices = any(map(is_office, found.units)) or are_offices(found.units)
    return found if offices and all(map(is_unit, found.units)) else None


_LINE: Final = re.compile(
    rf"(?:(?<=[\n。；])|^)(?:{_ROLES}{{1,2}}(?:（[^（）]{{1,6}}）)?(?:单位|部门|处室|科室|主体)(?:及分工)?|(?:部门|责任|职责)分工)(?:（[^（）]{{1,6}}）)?：[^\n。]{{2,400}}"
)
