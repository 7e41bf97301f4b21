"""Money rules: who gets how much for what. 对新认定的省级工厂给予100万元奖励, 按投资额20%资助，最高300万元.

A rule may promise money and not say how much (按规定给予奖补): it is kept, with a doubt that says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause, sentences
from tidu.reader.conditions import LATER_YEARS, conditioned, later_years, of_whom
from tidu.reader.finished import incentive
from tidu.reader.funds import part_of_fund, sized
from tidu.reader.gifts import for_each_project, further, per_head
from tidu.reader.grants import granted, priced, says_share
from tidu.reader.limits import (
    LATER_LIMIT,
    LIMITS,
    ONLY_LIMITS,
    limit,
    limiting,
    limits_by_turns,
    named_limits,
)
from tidu.reader.promises import FIGURE, KIND, grants_money, is_payout, is_talk, is_term, without_term
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.raised import raised
from tidu.reader.recipients import encouraged, kind_of_money, labelled, last_named, recipients
from tidu.reader.rule import Grant
from tidu.reader.sections import Section, section
from tidu.reader.standards import named_standard, part_named, standards, standards_of
from tidu.reader.stepped import amount_only, counted_by, introduces, say_whose, told_below, under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.model import Incentive
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

_PRICE: Final = re.compile(
    r"按(?:照)?不低于.{2,60}?\d{1,12}(?:\.\d{1,8})?%(?:确定|执行|计收|收取)(?P<what>[^，。；]{2,20})"
)
# 达标的，每家奖励5万元: an item that ends without a full stop, no heading.
_FIGURE_GIVEN: Final = re.compile(rf"，[^，；。]{{0,12}}{KIND}{FIGURE}[万亿]?元")
_NEAR: Final = 12  # rules on each side that may share a sentence
_BRIEF: Final = 10
_SHORT_PART: Final = 5  # 一等奖, 国家级: names nothing without what is common
_PART: Final = re.compile(r"(?:其中)?(?:，)?(?:前|后|第|首|次)")
_OF_THEM: Final = re.compile("属于|其属")
_SOMEBODY_WAITS: Final = re.compile(r"的(?:企业|单位|项目|机构|个人)?$")


def read_incentives(even: Even, root: Node, quoted: Pairs) -> Iterator[tuple[Incentive, Node]]:
    """Yield the money rules of a document in order, each with its node."""
    promises: dict[int, Grant] = {}
    for node in root.below():
        if section(node) is Section.past:
            continue
        # A heading that speaks of money (一、对甲中心予以奖励) grants nothing yet.
        # An item of a list (（一）首次入选的，奖励9万元；) is no heading.
        heads = node.title.kind == "line" and not even.text.startswith("；", node.title.end)
        heads = heads and not _FIGURE_GIVEN.search(even.text, node.body, node.title.end)
        begun = node.title.end if heads else node.body
        rules = _passage(even.text, max(begun, node.body), node.own_end, quoted)
        if head := promises.get(id(node.parent)):
            rules = rules or list(amount_only(even.text, begun, node.own_end, quoted, head))
            under(even.text, head, rules)
        if head := told_below(even.text, begun, node.own_end, rules, node.children):
            promises[id(node)] = rules.pop()
        for at, rule in enumerate(rules):
            yield incentive(even, rule, rules[max(0, at - _NEAR) : at + _NEAR + 1]), node


def _passage(text: str, start: int, end: int, quoted: Pairs) -> list[Grant]:
    """The rules of a passage, sentence by sentence."""
    before = ""
    rules: list[Grant] = []
    for begun, last in sentences(text, start, end):
        sentence = _Sentence(text, quoted, before, rules[-1:])
        first = last - len(without_term(text[begun:last])) if rules else begun
        if rules and ONLY_LIMITS.match(text[first:last]):
            sentence.limit(rules, first, last)
        elif parts := _told_after(text, first, last, quoted, rules):
            rules[-1:] = parts
        elif grants_money(text[first:last]) or _PRICE.search(text, first, last):
            of_last = bool(rules) and text.startswith("其中", first)
            if of_last:
                sentence.whole = rules[-1].what.removesuffix(kind_of_money(rules[-1].what))
            more = sentence.read(first, last)
            if more and of_last and rules[-1].vague:
                # 给予奖励。其中，对甲给予…: the promise is told by its parts.
                rules.pop()
            rules += more
        elif rules and LIMITS.match(text[first:last]):
            sentence.limit(rules, first, last)
        # 对租用设备的企业，…。具体参照…给予补助: the next sentence may mean the same firms.
        words = text[first:last]
        before = labelled(words) or last_named(words) or encouraged(words) or before
    return rules


def _told_after(text: str, start: int, end: int, quoted: Pairs, rules: list[Grant]) -> list[Grant]:
    """Rules that take the last one's place: a sentence tells how much a promise is, or whom a limit is for."""
    if not rules:
        return []
    tell = standards if rules[-1].vague else limiting
    return tell(text, start, end, quoted, rules[-1])


class _Sentence:
    """One sentence, clause by clause: what waits for a grant, the rules so far."""

    def __init__(self, text: str, quoted: Pairs, before: str, earlier: list[Grant]) -> None:
        self.text, self.quoted, self.before, self.earlier = text, quoted, before, earlier
        self.rules: list[Grant] = []
        self.last: list[Grant] = []
        self.promise: Grant | None = None
        self.common = self.whole = self.theme = self.steps = ""
        self.parts = False
        self.apart: Grant | None = None
        self.apart_rules: list[Grant] = []
        self.waiting: list[Clause] = []

    def read(self, start: int, end: int) -> list[Grant]:
        """The rules of the sentence that grant something."""
        for clause in conditioned(self.text, start, end):
            known = len(self.rules)
            self._clause(clause)
            # 对甲；乙；丙，给予…: a list of those meant goes on until something is granted.
            if clause.after == "；" and (
                len(self.rules) > known or not last_named(self._words(self.waiting))
            ):
                self.waiting = []
                self.theme = ""
        return [rule for rule in self.rules if not self._is_talk(rule)]

    def limit(self, rules: list[Grant], start: int, end: int) -> None:
        """Take a sentence of its own (单个项目最高不超过500万元) as the limit of the rule before it."""
        self.rules = rules
        clause = Clause(start, end)
        found = [item for item in quantities(self.text, start, end, self.quoted) if item.is_money]
        if found and LATER_LIMIT.search(self._words([clause])):
            self._limit(clause, found)

    def _clause(self, clause: Clause) -> None:
        words = self.text[clause.start : clause.end]
        if is_payout(self.text, clause.start, clause.end) or is_term(words):
            return
        found = list(quantities(self.text, clause.start, clause.end, self.quoted))
        if words.startswith("其中") and self.rules and self.rules[-1].vague:
            # 对甲予以奖励，其中，国家级…: the promise is told by its parts.
            self.common, self.parts = self.rules.pop().what, True
        if self._told_by_standards(clause, words, found) or self._beside(clause, found):
            return
        money = any(item.is_money for item in found) and not _SOMEBODY_WAITS.search(words)
        limits = bool(self.rules) and money
        if part := part_of_fund(clause, words, found, self.rules):
            self.rules.append(part)
        elif match := _PRICE.search(words):
            self.rules.append(priced(clause, match["what"], found))
            self.waiting = []
        elif limits and self._same_people(words) and (more := further(self.text, clause, found, self.last)):
            self.rules += more
        elif (limits and self._limits_by_name(clause, found)) or (
            limits
            and (
                (LIMITS.match(words) and not self._grants_anew(words))
                or (clause.aside and all(item.is_money for item in found))
            )
        ):
            self._limit(clause, found)
        elif not says_share(self.text, clause) and (grants_money(words) or (self.parts and money)):
            self._grant(clause, words, found)
        elif limits and LATER_LIMIT.search(words):
            self._limit(clause, found)
        else:
            self.waiting.append(clause)

    def _grant(self, clause: Clause, words: str, found: list[Quantity]) -> None:
        """Take the rules of a clause that grants."""
        if self.waiting and self.rules and introduces(self.text, self.rules[-1]):
            self.steps = self.rules.pop().what
        before = self.rules[-1].who if self.rules and not self.waiting else self.before
        new = granted(self.text, clause, self.waiting, found, self.quoted, before=before)
        new = of_whom(self.text, clause, self.waiting, new, self.rules, self.theme, self.earlier)
        new = per_head(self.text, [*self.waiting, clause], new, self.quoted) or new
        if self.steps:
            say_whose(self.text, self.waiting, new, self.steps)
        self.theme = self._theme()
        self.rules += self._refine(words, new)
        self.last, self.waiting = (new, []) if not clause.aside else (self.last, self.waiting)

    def _told_by_standards(self, clause: Clause, words: str, found: list[Quantity]) -> bool:
        """Put the parts that a clause names in the place of the promise before it: 给予奖励，标准甲级为5万元."""
        if not self.rules or not found:
            return False
        if self._words(self.waiting).endswith("的") and introduces(self.text, self.rules[-1]):
            return False
        if (self.promise or self.rules[-1].vague) and (name := named_standard(words)):
            self.promise = self.promise or self.rules.pop()
            part = part_named(self.promise, name, found[-1], clause)
            self.rules.append(part)
            return True
        if not self.waiting and counted_by(words, found, self.rules[-1]):
            self.rules[-1].end = clause.end
            return True
        if self.rules[-1].vague and (parts := standards_of(self.text, clause, found, self.rules[-1])):
            self.promise, self.rules[-1:] = self.promise or self.rules[-1], parts
            return True
        return self.promise is not None and not self.waiting and self._goes_on(clause, found, self.promise)

    def _beside(self, clause: Clause, found: list[Quantity]) -> bool:
        """Take 其中属于甲的，标准提高到5万元 beside the rule before it, or what each project gets."""
        more = raised(self.text, clause, self.waiting, found, self.rules or self.earlier)
        more = more or for_each_project(self.text, clause, self.waiting, found)
        more = more or sized(self.text, clause, self.waiting, found)
        if more:
            self.rules.append(more)
            self.last, self.waiting = [more], []
        return more is not None

    def _goes_on(self, clause: Clause, found: list[Quantity], promise: Grant) -> bool:
        """Take 乙食品每个3万元 after 甲食品每个2万元 as the next part of the promise."""
        parts = standards_of(self.text, clause, found, promise)
        if not parts or any(part.what == promise.what for part in parts):
            return False
        self.rules += parts
        return True

    def _limits_by_name(self, clause: Clause, found: list[Quantity]) -> bool:
        """True for 甲补助最高200万元 after a share for 甲和乙: a limit for each, no grant of its own."""
        if not self.rules:
            return False
        last = self.apart or self.rules[-1]
        parts = named_limits(self.text, clause, found, last, self.apart_rules)
        return bool(parts) and all(part.named and part.named in last.what for part in parts or ())

    def _same_people(self, words: str) -> bool:
        """True if a clause may give something else to those of the clause before, and does not limit it."""
        waiting = self._words(self.waiting)
        # 对甲…；乙首次上市的，给予…: others.
        others = bool(waiting) and self.text[self.waiting[0].start - 1] == "；" and waiting.endswith("的")
        return not (ONLY_LIMITS.match(words) or last_named(waiting) or others)

    def _grants_anew(self, words: str) -> bool:
        """True for 对丙…，最高给予5000万元资助: not a limit of the rule before but a rule for others."""
        named = last_named(self._words(self.waiting)) or _SOMEBODY_WAITS.search(self._words(self.waiting))
        return bool(named) and grants_money(words)

    def _theme(self) -> str:
        """Whom the clauses before a grant speak of, for those that follow it; the same as before if nobody."""
        last = self._words(self.waiting[-1:])
        return recipients(last, "").what if last.endswith("的") else self.theme

    def _words(self, waiting: list[Clause]) -> str:
        return "，".join(self.text[one.start : one.end] for one in waiting)

    def _refine(self, words: str, new: list[Grant]) -> list[Grant]:
        """Put what is common before parts: 按贡献额奖励五年，其中前三年80%，后两年50%."""
        if self.common and (_PART.match(words) or any(len(rule.what) <= _SHORT_PART for rule in new)):
            for rule in new:
                rule.what = self.common + rule.what.removeprefix("其中")
        elif self.whole and _OF_THEM.match(new[0].what) and len(new) == 1:
            # 奖励8万元。其中，属于示例业的，另行奖励2万元
            kind = kind_of_money(new[0].what)
            new[0].what = f"{self.whole}（{new[0].what.removesuffix(kind)}）{kind}"
        elif self.whole and not last_named(self._words(self.waiting)) and len(new[0].what) <= _BRIEF:
            # 奖励500万元。其中，备案奖励100万元: of what, the sentence before says.
            for rule in new:
                rule.what = f"{self.whole}（{rule.what}）"
        elif self.rules and len(new) == 1 and LATER_YEARS.match(new[0].what):
            later_years(new[0], self.rules[-1], kind_of_money(words))
        return new

    def _limit(self, clause: Clause, found: list[Quantity]) -> None:
        """Take a clause as a limit: of the rule before it, or one for each kind of recipient that it names."""
        last = self.rules[-1]
        told = self.apart or last
        parts = named_limits(self.text, clause, found, told, self.apart_rules)
        if parts := parts or limits_by_turns(self.text, clause, found, self.last):
            if not self.apart_rules:
                self.apart = self.rules.pop()
            self.apart_rules += parts
            self.rules += parts
        else:
            limit(self.rules, clause, found, self.text)

    def _is_talk(self, rule: Grant) -> bool:
        """True for a promise without a figure that grants nothing yet: 探索对…进行贴息, 争取…补助."""
        return rule.vague and (not rule.what.strip() or is_talk(self.text[rule.grant : rule.end]))
