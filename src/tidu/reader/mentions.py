"""Libraries, mechanisms and criteria that a document names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import clauses, sentences
from tidu.reader.model import Mention
from tidu.reader.quantities import quantities
from tidu.reader.sections import Section, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

_FOUND: Final = (
    r"(?:建立健全|建立完善|建立并完善|扩充完善|动态建立|谋划建立|建立|建设|健全|完善|组建|成立|设立|形成|编制|构建|纳入|打造|"
    r"落实|推行|实行|探索|制定)(?:并)?"
)
_LIBRARY: Final = re.compile(
    rf"{_FOUND}(?P<name>[^，。；：、\n]{{0,36}}?"
    r"(?:(?:培育|名录|资源|后备|后备企业|企业|场景|项目|人才|专家|储备|动态)库|名录|清单|目录))"
    r"(?![\u4e00-\u9fff]{0,6}(?:制度|机制))"
)
_MECHANISM: Final = re.compile(
    rf"{_FOUND}(?P<name>[^，。；：\n]{{2,36}}?(?:工作机制|联席会议(?:机制|制度)?|调度机制|机制|制度|专班|领导小组))"
)
_CONDITION: Final = re.compile(r"的$")
_FIGURE: Final = re.compile(r"\d")
_BARE: Final = re.compile(r"^(?:和|与|及|、|一批|一个|我市|全市|本)")


def libraries(even: Even, root: Node) -> Iterator[tuple[Mention, Node]]:
    """Yield libraries and lists that are to be set up or kept."""
    yield from _named(even, root, _LIBRARY)


def mechanisms(even: Even, root: Node) -> Iterator[tuple[Mention, Node]]:
    """Yield mechanisms, teams and rules of work that are to be set up."""
    yield from _named(even, root, _MECHANISM)


def criteria(even: Even, root: Node, quoted: Pairs) -> Iterator[tuple[Mention, Node]]:
    """Yield thresholds: clauses with a figure that say who qualifies (…增长20%以上的，)."""
    for node in root.below():
        if section(node) is Section.past:
            continue
        for start, end in sentences(even.text, node.body, node.own_end):
            # Most sentences hold no such clause and are passed over quickly.
            if even.text.find("的，", start, end) < 0 or not _FIGURE.search(even.text, start, end):
                continue
            for clause in clauses(even.text, start, end):
                words = even.text[clause.start : clause.end]
                if clause.after != "，" or not _CONDITION.search(words):
                    continue
                if any(True for _ in quantities(even.text, clause.start, clause.end, quoted)):
                    yield _mention(even, clause.start, clause.end, words), node


def _named(even: Even, root: Node, pattern: re.Pattern[str]) -> Iterator[tuple[Mention, Node]]:
    seen: set[str] = set()
    for node in root.below():
        if section(node) in (Section.past, Section.principles):
            continue
        for match in pattern.finditer(even.text, node.body, node.own_end):
            name = _BARE.sub("", match["name"])
            name = re.sub(r"^\d+[家户个]?(?:以上)?(?:的)?|^百家", "", name)
            whole = name.count("《") == name.count("》") and name.count("“") == name.count("”")
            if whole and len(name) > 2 and name not in seen:  # noqa: PLR2004 - 机制, 制度 alone name nothing
                seen.add(name)
                yield _mention(even, match.start(), match.end(), name), node


def _mention(even: Even, start: int, end: int, name: str) -> Mention:
    first, last = even.span(start, end)
    return Mention(name, None, first, last, even.original[first:last])
