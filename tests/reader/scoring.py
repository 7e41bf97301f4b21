"""Labels made by reading, and how far the program agrees with them: precision and recall per kind.

A task is right when its title and its whole set of units are; a target when metric words, operator, value and
unit are; a money rule when what it is for and amount, rate or cap are. Texts of real offices stay outside the
repository; those written for this purpose lie beside their labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.architecture.source import ROOT
from tidu.reader import Incentive, PolicyDocument, Target, Task, read
from tidu.reader.repeats import alike

if TYPE_CHECKING:
    from pathlib import Path

GOLD: Final = ROOT / "tests" / "reader" / "gold"
WRITTEN: Final = ROOT / "tests" / "reader" / "written"
KINDS: Final = ("tasks", "targets", "incentives")
_LIKE: Final = 0.5


@dataclass(frozen=True)
class Score:
    """Labels found, items read and labels made; the confidences of right and of wrong items."""

    right: int
    read: int
    labelled: int
    sure_right: int = 0
    sure_wrong: int = 0
    missed: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def add(scores: Iterable[Score]) -> Score:
    """Sum over documents: every item counts the same."""
    parts = list(scores)
    return Score(
        sum(part.right for part in parts),
        sum(part.read for part in parts),
        sum(part.labelled for part in parts),
        sum(part.sure_right for part in parts),
        sum(part.sure_wrong for part in parts),
    )


def shared() -> Path:
    """Folder of the texts beside the repository; skips where there is none."""
    for folder in ROOT.parents:
        if (folder / "shared" / "seeds").is_dir():
            return folder / "shared"
    pytest.skip("the policy documents (../shared) are not on this machine")


def labels(name: str) -> dict[str, Any]:
    """The labels of one document."""
    found: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return found


@cache
def document(source: str) -> PolicyDocument:
    """A text of ../shared as read."""
    return read((shared() / source).read_bytes(), name=source)


def score(name: str, kind: str) -> Score:
    """Compare what was read of one document with its labels, one kind of item."""
    gold = labels(name)
    items = getattr(document(gold["source"]), kind)
    return _compared(list(items), list(gold[kind]), _SAME[kind])


@cache
def written(name: str) -> PolicyDocument:
    """A text written for this purpose, as read."""
    return read((WRITTEN / f"{name}.txt").read_bytes(), name=f"{name}.txt")


def score_written(name: str, kind: str) -> Score:
    """Compare what was read of one text written for this purpose with its labels, one kind of item."""
    gold = json.loads((WRITTEN / f"{name}.json").read_text("utf-8"))
    return _compared(list(getattr(written(name), kind)), list(gold[kind]), _SAME[kind])


def _compared(
    items: list[Any], wanted: list[dict[str, Any]], same: Callable[[Any, dict[str, Any]], bool]
) -> Score:
    left, invented = list(wanted), []
    sure = {True: 0, False: 0}
    for item in items:
        match = next((label for label in left if same(item, label)), None)
        if match is None:
            invented.append(
                item.quote if hasattr(item, "quote") else f"{item.title}：{'、'.join(item.units)}"
            )
        else:
            left.remove(match)
        if item.confidence >= 0.9:
            sure[match is not None] += 1
    right = len(wanted) - len(left)
    missed = tuple(str(label) for label in left)
    return Score(right, len(items), len(wanted), sure[True], sure[False], missed, tuple(invented))


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _same_task(item: Task, label: dict[str, Any]) -> bool:
    units = {_plain(unit) for unit in item.units} == {_plain(unit) for unit in label["units"]}
    title = _plain(item.title)
    if "digest" in label:
        # A whole sentence stays out of the repository: its first words and what tells it from any other.
        same = hashlib.sha256(title.encode()).hexdigest().startswith(label["digest"])
        return units and same
    return units and title == _plain(label["title"])


def _same_target(item: Target, label: dict[str, Any]) -> bool:
    value = [float(end) for end in item.value] if isinstance(item.value, tuple) else float(item.value or 0)
    figures = (item.op, value, item.unit) == (label["op"], label["value"], label["unit"])
    return figures and _names(item.metric, label["metric"])


def _same_incentive(item: Incentive, label: dict[str, Any]) -> bool:
    money = all(
        (None if (value := getattr(item, key)) is None else float(value)) == label[key]
        for key in ("amount", "rate", "cap")
    )
    return money and _names(item.what, label["what"])


def _names(read_words: str, label: str) -> bool:
    one, other = _plain(read_words), _plain(label)
    if one in other or other in one or alike(one, other) >= _LIKE:
        return True
    # Labels are short; that most of their pairs of signs stand in what was read is enough.
    pairs = {other[at : at + 2] for at in range(len(other) - 1)}
    return sum(pair in one for pair in pairs) >= 0.7 * len(pairs)


_SAME: Final[dict[str, Callable[[Any, dict[str, Any]], bool]]] = {
    "tasks": _same_task,
    "targets": _same_target,
    "incentives": _same_incentive,
}
