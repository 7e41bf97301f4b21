"""From a file's bytes, or a text, to a `PolicyDocument`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from tidu.reader.clauses import LONGEST as RUN_ON
from tidu.reader.errors import EmptyDocument, TooLongDocument
from tidu.reader.formats import text_of
from tidu.reader.front import Front, front
from tidu.reader.goals import read_targets
from tidu.reader.grids import read_grids
from tidu.reader.indicators import read_indicators
from tidu.reader.layout import Even, even
from tidu.reader.mentions import criteria, libraries, mechanisms
from tidu.reader.model import Heading, Incentive, Mention, PolicyDocument, Target, Task
from tidu.reader.money import read_incentives
from tidu.reader.outline import Node, outline
from tidu.reader.repeats import merged
from tidu.reader.spans import brackets, quotations
from tidu.reader.tasks import read_tasks
from tidu.reader.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST: Final = 500_000
"""Characters; the longest plans have a tenth of it. A longer text is some other file."""

_RUN_ON: Final = re.compile(rf"(?<![^。！？\n])[^。！？\n]{{{RUN_ON + 1}}}")
_Item = TypeVar("_Item", Target, Incentive, Mention)


def read(source: bytes | str, *, name: str = "") -> PolicyDocument:
    """Read a policy document.

    Args:
        source: the bytes of a .txt (UTF-8, GB18030), .docx, .pdf or .html file, or a text.
        name: the file's name, for messages; what the bytes hold decides how they are read.

    Raises:
        ReadError: it is empty, scanned, protected, too long or no document; says so in Chinese.
    """
    text = source if isinstance(source, str) else text_of(source, name=name)
    check_length(text, name=name)
    flat = even(text)
    if not flat.text.strip():
        raise EmptyDocument(f"{_called(name)}没有文字。请检查是否选错了文件")
    return _document(text, flat, name)


def check_length(text: str, *, name: str = "") -> None:
    """Refuse a text that is longer than any policy document.

    Raises:
        TooLongDocument: it is; says by how much.
    """
    if len(text) > LONGEST:
        raise TooLongDocument(
            f"{_called(name)}有 {len(text):,} 个字，超过 {LONGEST:,} 字，不像一份政策文件。请只保留文件正文后重试"
        )


def _called(name: str) -> str:
    return f"“{name}”" if name else "文件"


def _document(text: str, flat: Even, name: str) -> PolicyDocument:
    root = outline(flat.text)
    pairs, quoted = brackets(flat.text), quotations(flat.text)
    head = front(flat, root)
    tasks = [task for task, _ in read_tasks(flat, root, pairs)]
    tasks += list(read_grids(text, len(tasks) + 1))
    targets = merged(_all_targets(text, flat, root, tasks, head))
    return PolicyDocument(
        text=text,
        name=name,
        title=head.title,
        number=head.number,
        issuer=head.issuer,
        issued=head.issued,
        period=_period(head, targets),
        outline=list(_headings(flat, root)),
        tasks=tasks,
        targets=targets,
        incentives=list(_placed(read_incentives(flat, root, quoted), tasks)),
        libraries=list(_placed(libraries(flat, root), tasks)),
        mechanisms=list(_placed(mechanisms(flat, root), tasks)),
        criteria=list(_placed(criteria(flat, root, quoted), tasks)),
        remarks=_remarks(flat, root, tasks, targets),
    )


def _all_targets(text: str, flat: Even, root: Node, tasks: list[Task], head: Front) -> list[Target]:
    """Targets of sentences and of tables; a row of a table is no sentence."""
    tabled = list(read_indicators(text, head.period))
    starts = sorted(target.start for target in tabled)
    told = []
    issued = head.issued.year if head.issued else None
    found = read_targets(flat, root, quotations(flat.text), head.period, issued=issued)
    for target in _placed(found, tasks):
        at = bisect_left(starts, target.start)
        line = text.find("\n", target.start)
        if at == len(starts) or starts[at] > (line if line >= 0 else len(text)):
            told.append(target)
    return told + tabled


def _headings(flat: Even, root: Node) -> Iterator[Heading]:
    for node in root.below():
        if node.parent is not None:
            start, end = flat.span(node.start, node.end)
            number = "" if node.kind == "plain" else flat.text[node.start : node.body]
            title = flat.words(node.title.start, node.title.end)
            yield Heading(number, title, node.level, start, end)


def _placed(items: Iterable[tuple[_Item, Node]], tasks: list[Task]) -> Iterator[_Item]:
    """Say of each item which task it stands in."""
    ordered = sorted(tasks, key=lambda task: task.start)
    starts = [task.start for task in ordered]
    for item, _ in items:
        at = bisect_right(starts, item.start) - 1
        while at >= 0 and ordered[at].end <= item.start and at > bisect_right(starts, item.start) - 3:
            at -= 1
        inside = at >= 0 and ordered[at].start <= item.start < ordered[at].end
        yield replace(item, task=ordered[at].number) if inside else item


def _period(head: Front, targets: list[Target]) -> tuple[int | None, int | None]:
    """Years of the plan; without printed ones, from its date to its last goal."""
    if head.period != (None, None):
        return head.period
    last = max((target.by for target in targets if target.by), default=None)
    return (head.issued.year if head.issued and last else None), last


def _remarks(flat: Even, root: Node, tasks: list[Task], targets: list[Target]) -> list[str]:
    """What a person should know about the document as a whole."""
    remarks = []
    if not tasks:
        remarks.append("全文没有写明责任单位的条目，因此没有任务；需要时请自行添加")
    if not targets:
        remarks.append("全文没有读出数量目标")
    if run := _RUN_ON.search(flat.text):
        start = flat.place(run.start())
        remarks.append(
            f"第 {start + 1} 字起有一段超过 {RUN_ON:,} 字没有句号，可能是表格，未从中读取目标和奖补"
        )
    return remarks + list(unmeasured(flat, root))
