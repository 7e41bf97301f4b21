"""Entry rules: read and checked as the packs' expressions are, decided firm by firm, missing data left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.errors import ExpressionError, TiduError
from tidu.engine.measures import compile_measure
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine import Facts
    from tidu.engine.measures import Measure


_BEFORE, _AFTER = "count(firms where ", ")"
_PLACE = re.compile(r"第 (\d+) 个字符")


class RuleError(TiduError):
    """The rule cannot be read; the text says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Places of firms, from 0, that meet a rule, and of those it cannot decide yet."""

    members: tuple[int, ...]
    undecided: tuple[int, ...]


def compiled(rule: str) -> Measure:
    """Read a rule.

    Raises:
        RuleError: it cannot be read, or asks for what a single firm does not have.
    """
    try:
        return compile_measure(f"{_BEFORE}{rule.strip()}{_AFTER}", library())
    except ExpressionError as error:
        parts = (error.message, f"应为 {error.expected}" if error.expected else "", error.hint)
        told = "；".join(part for part in parts if part)
        raise RuleError(f"入库条件有误：{_of_the_rule(told, rule.strip())}") from error


def decide(rule: str, firms: Iterable[Facts], *, on: date) -> Decided:
    """Decide a rule for firms as of a date.

    Raises:
        RuleError: the rule cannot be read.
    """
    (found,) = compiled(rule).evaluate(firms, on=on).aggregates
    return Decided(found.members, found.unknown)


def _of_the_rule(told: str, rule: str) -> str:
    """Tell an error of the measure as one of the rule in it: that is all its writer has before her."""
    places = _PLACE.sub(lambda found: f"第 {max(1, int(found[1]) - len(_BEFORE))} 个字符", told)
    return places.replace(f"{_BEFORE}{rule}{_AFTER}", rule)
