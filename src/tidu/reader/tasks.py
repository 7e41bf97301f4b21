"""Tasks: the items of the outline that name who is responsible. Without a name there is no task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.confidence import Doubts
from tidu.reader.duties import Duty, duty, labelled_lines
from tidu.reader.model import Task
from tidu.reader.telling import telling_sentences
from tidu.reader.titles import Title, title_of, without_body
from tidu.reader.units import is_office, is_unit

if TYPE_CHECKING:
    from tidu.reader.layout import Even
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

# Kinds of marks that number the parts of an item rather than items.
_PARTS: Final = frozenset({"dash", "circled", "half_paren", "num_paren"})
_RESTLESS: Final = 20
_REMARKS: Final = 20  # a document says 以下均需… once or twice
_LONG_TITLE: Final = 120  # a sentence as long as that may be several whose signs were lost
_BARE_PLACE: Final = re.compile(r"(?![各相有全市县省区])[\u4e00-\u9fff]{2,16}(?:[县区市旗]|新城)")
_OPEN_KIND: Final = re.compile(r"各(?:[市县区州旗]|自治州)")
_WHOEVER: Final = re.compile(r"(?:有关|相关|各)(?:部门|单位|方面)(?:、单位)?$|(?:有关|相关)")
_ASIDE: Final = re.compile(r"（[^（）]*）")
_ENDS_ITEM: Final = re.compile(r"[。；]?(?:\n|$|\d{1,2}[.、]|（[一二三四五六七八九十]{1,3}）|[①-⑳])")


class _Item:
    """A node, or a paragraph outside all nodes, with what its brackets say."""

    def __init__(self, node: Node | None, start: int, end: int) -> None:
        self.node, self.start, self.end = node, start, end
        self.duty = Duty()
        self.brackets = 0
        self.climbed = False

    def part(self) -> Node | None:
        """The heading of the highest rank above it; None for a paragraph outside all."""
        *_, highest = self.node.path() if self.node else [None]
        return highest


def read_tasks(even: Even, root: Node, brackets: Pairs) -> list[tuple[Task, Node | None]]:
    """Read the tasks of a document in order, each with its node."""
    places = [
        (start, end, even.text[start + 1 : end - 1])
        for start, end in zip(brackets.starts, brackets.ends, strict=True)
    ]
    lines = (span for span in labelled_lines(even.text) if brackets.around(span[0]) is None)
    places += [(start, end, even.text[start:end]) for start, end in lines]
    duties = [
        (start, end, found)
        for start, end, content in sorted(places)
        if (found := duty(content)) and (not found.bare or _closes(even.text, start, end, found.units))
    ]
    duties += [told for told in telling_sentences(even.text) if brackets.around(told[0]) is None]
    duties.sort(key=lambda told: told[0])
    items = _gather(even.text, root, duties)
    _spread(items, [(start, found) for start, _, found in duties])
    return [(_task(even, item, number), item.node) for number, item in enumerate(items, start=1)]


def _closes(text: str, start: int, end: int, units: list[str]) -> bool:
    """True for a bare bracket that closes a paragraph, an item's heading or an item."""
    if not _ENDS_ITEM.match(text, end):
        return False
    if text[start - 1 : start] in ("。", "；", "\n"):
        return True
    # 市甲局（市乙局）: a second name of the office before the bracket.
    return all(map(is_office, units)) and not is_unit(text[max(0, start - 6) : start])


def _gather(text: str, root: Node, duties: list[tuple[int, int, Duty]]) -> list[_Item]:
    """Give each bracket to the item it stands in; several in one item are one task."""
    holders = [(_deepest(root, start), start) for start, _, _ in duties]
    own = {id(node) for node, _ in holders}
    found: dict[tuple[int, int], _Item] = {}
    for (node, start), (_, end, named) in zip(holders, duties, strict=True):
        opens_line, climbed = text[start - 1 : start] == "\n", False
        while node.parent is not None and _belongs_above(node, own, opens_line=opens_line):
            climbed, node = climbed or node.kind != "dash", node.parent  # noqa: PLW2901 - climbs to the item
        if node.parent is None:
            begun = text.rfind("\n", 0, max(0, start - 1) if opens_line else start) + 1
            if begun == start and text[start] != "（":
                # A line of units with nothing above it belongs to an item that the text does not hold.
                continue
            item = found.setdefault((0, begun), _Item(None, begun, end))
            item.end = end
        else:
            item = found.setdefault((1, node.start), _Item(node, node.start, node.end))
        item.duty.add(named)
        item.brackets += 1
        item.climbed |= climbed
    return sorted(found.values(), key=lambda item: item.start)


def _deepest(root: Node, at: int) -> Node:
    """The lowest node that ``at`` lies in."""
    node = root
    while inner := _child_at(node.children, at):
        node = inner
    return node


def _child_at(children: list[Node], at: int) -> Node | None:
    low, high = 0, len(children)
    while low < high:
        middle = (low + high) // 2
        if children[middle].start <= at:
            low = middle + 1
        else:
            high = middle
    if low and at < children[low - 1].end:
        return children[low - 1]
    return None


def _belongs_above(node: Node, own: set[int], *, opens_line: bool) -> bool:
    """True if a bracket after the last part of an item speaks for the whole item."""
    parent = node.parent
    if parent is None or parent.parent is None or len(parent.children) == 1:
        return parent is not None and parent.parent is not None and node.kind == "dash"
    if node is not parent.children[-1] or len(parent.children) > _RESTLESS:
        return False
    others = any(id(sibling) in own for sibling in parent.children if sibling is not node)
    return not others and (node.kind in _PARTS or opens_line)


def _spread(items: list[_Item], duties: list[tuple[int, Duty]]) -> None:
    """Carry what a bracket says for all items, and who leads, to the items it holds for."""
    for start, named in [pair for pair in duties if pair[1].for_all or pair[1].first_leads][:_REMARKS]:
        part = next((item.part() for item in items if item.start <= start < item.end), None)
        for item in items:
            after = item.end > start
            reached = {"下": after, "上": item.start < start, "章": item.part() is part, "全": True}
            if named.for_all and reached[named.side]:
                item.duty.add(Duty(units=list(named.for_all)))
                item.duty.for_all = named.for_all
            if named.first_leads and after and not item.duty.lead:
                item.duty.lead = item.duty.units[:1]


def _task(even: Even, item: _Item, number: int) -> Task:
    doubts = Doubts()
    node = item.node
    title = node.title if node else title_of(even.text, item.start, item.end)
    if node and title.kind == "clause" and node.parent and _siblings_have_lines(node):
        title = without_body(title)
    _doubt_title(title, doubts)
    _doubt_units(item.duty, doubts)
    if item.climbed:
        doubts.add("责任单位写在最后一个小点之后，按整条都由其负责读出，请核对", 0.1)
    if item.brackets > 1:
        doubts.add("一条里有几处写了责任单位，已合并，请核对", 0.05)
    if node is None:
        doubts.add("没有编号，请核对是否一项任务", 0.1)
    start, end = even.span(item.start, item.end)
    return Task(
        number=number,
        printed=even.text[node.start : node.body] if node else "",
        title=even.words(title.start, title.end),
        units=tuple(item.duty.units),
        lead=tuple(item.duty.lead),
        support=tuple(item.duty.support),
        chapter=node.chapter() if node else "",
        start=start,
        end=end,
        confidence=doubts.confidence,
        doubts=tuple(doubts.texts),
        deadline=item.duty.deadline,
    )


def _doubt_title(title: Title, doubts: Doubts) -> None:
    if title.kind == "run-on":
        doubts.add("标题与正文之间缺少换行，标题截到正文首词为止，请核对", 0.2)
    elif title.kind == "clause":
        doubts.add("本条没有单独的标题，以第一句为题", 0.08 if len(title.text) <= _LONG_TITLE else 0.15)
    elif title.kind == "line" and "，" in title.text:
        doubts.add("标题里有逗号，可能是折断的正文，请核对", 0.1)
    if not title.text:
        doubts.add("没有找到标题", 0.5)


def _doubt_units(duty: Duty, doubts: Doubts) -> None:
    for unit in duty.units:
        _doubt_unit(unit, doubts)
    _doubt_kinds(duty.units, doubts)
    if duty.completed:
        doubts.add(f"原文省写，补全为“{'、'.join(duty.completed[:3])}”，请核对", 0.1)
    if duty.bare:
        # Two offices or more, each with its place, are a bracket of units and nothing else.
        plain = len(duty.units) > 1 and all(map(is_office, duty.units))
        doubts.add("只有单位名称或一句分工，没有写明“责任单位”", 0.05 if plain else 0.1)
    if duty.others_meant:
        doubts.add("原文以“等”收尾，另有未列明的单位")


def _doubt_unit(unit: str, doubts: Doubts) -> None:
    if not is_unit(unit):
        doubts.add(f"“{unit}”不像单位名称，请核对", 0.15)
    if _BARE_PLACE.fullmatch(unit):
        doubts.add(f"“{unit}”只是地名，可能与后面的单位合写，请核对", 0.1)
    if unit.startswith("各") and "、" in _ASIDE.sub("", unit):
        doubts.add(f"“{unit}”可能是几个单位，请核对", 0.1)
    if _WHOEVER.search(unit):
        doubts.add(f"“{unit}”没有说明是哪些单位，请核对是否列入", 0.1)


def _doubt_kinds(units: tuple[str, ...] | list[str], doubts: Doubts) -> None:
    """各区、县级市 may be one name or two."""
    if any(_OPEN_KIND.fullmatch(unit) for unit in units[:-1]):
        doubts.add("“各区、……”是一个还是几个单位，请核对", 0.1)


def _siblings_have_lines(node: Node) -> bool:
    """True if most items beside this one have a heading on a line of its own."""
    kinds = [sibling.title.kind for sibling in node.parent.children] if node.parent else []
    return kinds.count("line") * 2 > len(kinds)
