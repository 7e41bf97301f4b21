"""Which sentences report what was reached rather than plan: 2023年，…达到120家，累计培育30家."""

from __future__ import annotations

import re
from typing import Final

from tidu.reader.periods import REPORTS, last_year, when

AHEAD: Final = re.compile(r"力争|争取|计划|将|确保|(?<![主重需必紧])要(?![素求点件闻道])")
"""Words that look ahead: a clause with one of them plans."""
TO: Final = re.compile(r"(?<!截)[到至](20\d\d)年")
"""A year that a text looks ahead to."""
# 2024年，…达到3个，为下一步打下了基础: a look back, whatever its verbs.
_SUMS_UP: Final = re.compile(
    r"(?:打下|奠定|夯实)了?[^，；]{0,10}基础$|取得了[^，；]{0,12}(?:成效|进展|成绩|突破)$"
)
_GOAL_YEAR: Final = re.compile(r"(?<![截收达])到(20\d\d)年")
_PROMISES: Final = re.compile(r"力争|争取|确保|目标|(?<![主重需必紧])要(?=[在把以实达])")
_GOES_ON: Final = re.compile(r"^(?:累计|全年|其中|同时|此外|目前|期间|当年)")
# 2023年，: the whole sentence is about it.
_ONLY_YEAR: Final = re.compile(r"(?:在|截至|截止到?)?20\d\d年(?:度|底|末|年底|年末|全年|上半年)?")
# 2025年上半年，…: before the first heading that is over.
_BEGUN: Final = re.compile(r"20\d\d年(?:上半年|[一二三]季度)")
_OPENING: Final = 12  # characters in which a sentence says when
_LONG_AGO: Final = 4  # years


def horizon(passage: str) -> int | None:
    """The first year that a passage looks ahead to (到2026年); None if there is none."""
    return min((int(year) for year in TO.findall(passage)), default=None)


def since(text: str, first: int | None, issued: int | None) -> int | None:
    """The first year that goals before the first heading can have: what an earlier year brought was reached.

    Args:
        text: the document.
        first: the first year of the plan.
        issued: the year in which it was issued.
    """
    ahead = min((int(year) for year in _GOAL_YEAR.findall(text)), default=None)
    # The last date may be that until which the document holds.
    issued = min(issued, ahead) if issued and ahead else issued
    return max((year for year in (first, issued) if year), default=ahead)


def sums_up(sentence: str, goals_begin: int | None) -> bool:
    """True for a sentence about what was reached: it sums up, or its year lies long before the goals' first."""
    if AHEAD.search(sentence) or TO.search(sentence):
        return False
    if _SUMS_UP.search(sentence):
        return True
    by = when(sentence[:_OPENING], (None, None)).by
    return by is not None and goals_begin is not None and by <= goals_begin - _LONG_AGO


def reports(sentence: str, before: bool, begin: int | None, *, opening: bool) -> bool:  # noqa: FBT001 - a state
    """True for a sentence that looks back as a whole.

    Args:
        sentence: the sentence.
        before: whether the one before does.
        begin: the first year of goals.
        opening: whether it stands before the first heading, where a look back goes on until a goal comes.
    """
    by = last_year(sentence) if "20" in sentence else None
    if by is not None:
        looks = (begin is not None and by < begin) or (opening and bool(_BEGUN.search(sentence)))
    elif opening:
        looks = before or bool(REPORTS.search(sentence))
    else:
        looks = before and bool(_GOES_ON.match(sentence))
    return looks and not _PROMISES.search(sentence)


def only_year(words: str) -> bool:
    """True for a clause that only says which year the sentence is about."""
    return bool(_ONLY_YEAR.fullmatch(words.strip()))
