"""The tree of headings and items.

The kinds of marks nest in the order in which a document uses them, so that a text with 1. above （1） and one
without chapters are both read; a bare short line before numbered items is a heading as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tidu.reader.numbering import RANKS, Mark, marks
from tidu.reader.titles import Title, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE: Final = re.compile(
    r"(?<=\n)[\u4e00-\u9fff“”]{3,20}(?=\n+(?:\d{1,2}[.、]|（[一二三四五六七八九十]{1,3}）))"
)


@dataclass(slots=True)
class Node:
    """A heading or item: its mark, title and place in the even text.

    ``own_end`` is where its first child begins (or its own end), ``end`` where the next node of its level or
    above does. The root, with no mark, holds what stands before the first heading.
    """

    kind: str
    value: int
    start: int
    body: int
    title: Title
    level: int
    parent: Node | None = None
    end: int = 0
    own_end: int = 0
    opens_line: bool = True
    children: list[Node] = field(default_factory=list)

    def path(self) -> Iterator[Node]:
        """Yield this node, its parent and so on, the root left out."""
        node: Node | None = self
        while node is not None and node.parent is not None:
            yield node
            node = node.parent

    def chapter(self) -> str:
        """Titles of the headings above, outermost first."""
        above = [node.title.text for node in self.path()][1:]
        return " / ".join(reversed(above))

    def below(self) -> Iterator[Node]:
        """Yield this node and all below it, in order of the text."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def outline(text: str) -> Node:
    """Read the tree of an even text; returns the root."""
    found = sorted([*marks(text), *_bare(text)], key=lambda mark: mark.start)
    root = Node("root", 0, 0, 0, Title("", 0, 0), 0)
    stack = [root]
    nodes = [root]
    for place, mark in enumerate(found):
        _climb(stack, mark)
        limit = found[place + 1].start if place + 1 < len(found) else len(text)
        title = title_of(text, mark.start if mark.kind == "plain" else mark.end, limit)
        node = Node(mark.kind, mark.value, mark.start, mark.end, title, len(stack), stack[-1])
        node.opens_line = mark.opens_line
        stack[-1].children.append(node)
        stack.append(node)
        nodes.append(node)
    _close(nodes, len(text))
    return root


def _bare(text: str) -> Iterator[Mark]:
    """Yield short lines without a number that stand before numbered items as headings."""
    for match in _BARE.finditer(text):
        yield Mark("plain", 0, match.start(), match.end(), opens_line=True)


def _climb(stack: list[Node], mark: Mark) -> None:
    """Take from the stack what the new mark closes."""
    kinds = [node.kind for node in stack]
    if mark.kind in kinds:
        del stack[kinds.index(mark.kind) :]
        return
    while stack[-1].kind != "root" and RANKS[stack[-1].kind] >= mark.rank:
        stack.pop()


def _close(nodes: list[Node], length: int) -> None:
    """Set where each node ends: parents come before their children in the list."""
    for node, after in zip(nodes, [*nodes[1:], None], strict=True):
        node.own_end = length if after is None else after.start
        if node.parent is None:
            node.end = length
        for here, sibling in zip(node.children, [*node.children[1:], None], strict=False):
            here.end = node.end if sibling is None else sibling.start
