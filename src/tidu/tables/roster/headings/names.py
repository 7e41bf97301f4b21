"""Names of facts as headings write them, squashed so that brackets, width, case and spaces do not matter."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tidu.tables.roster.headings.years import is_partial

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.facts import FactDefinition

# NFKC makes full-width brackets, digits and letters half-width; these it leaves alone.
_SIGNS = str.maketrans("【】〔〕[]{}–—−―", "()()()()----")
_NOISE = re.compile(r"[\s\"'“”‘’《》<>*★☆:_\u200b\ufeff]")
BRACKETED = re.compile(r"\(([^()]*)\)")
_ORDINAL = re.compile(r"^(?:\(?\d{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)")

# Words that people hang before or behind a name: tried off one at a time, and only the exact rest counts.
_BEGINNINGS = ("其中", "是否", "企业")
_ENDINGS = ("数量", "人数", "总数", "金额", "总额", "数", "额", "情况")

# 有效期 alone may hold a span of two dates: that one is left to a person.
_ENDS = re.compile(r"(?:有效期(?:截止日期|截止日|截至|止|到)|到期日期|到期日|到期时间)$")


def squash(text: str) -> str:
    """Return a heading half-width, in lower case, with round brackets, without spaces, quotes and stars."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text).translate(_SIGNS)).lower()
    return _ORDINAL.sub("", plain)


def without_brackets(text: str) -> str:
    """Return a squashed text without what stands in brackets."""
    return BRACKETED.sub("", text)


class Names:
    """Every name of every fact, squashed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index ids, labels and aliases, then the same without what stands in brackets."""
        self._catalogue = catalogue
        exact = {squash(name): fact for name, fact in catalogue.names.items()}
        bare: dict[str, set[str]] = {}
        for name, fact in exact.items():
            bare.setdefault(without_brackets(name), set()).add(fact)
        # A shortened name that two facts share belongs to neither.
        short = {name: min(facts) for name, facts in bare.items() if len(facts) == 1 and name}
        self._by_name = short | exact
        # Stems asked for before: finding the header asks for each many times.
        self._found: dict[str, FactDefinition | None] = {}
        self._ids = {squash(fact) for fact in catalogue.facts}

    def is_name(self, text: str) -> bool:
        """Whether a squashed text is, to the letter, a name of a fact."""
        return text in self._by_name

    def find(self, stem: str) -> FactDefinition | None:
        """Return the fact of a squashed stem, or None."""
        if stem not in self._found:
            ids = (self._by_name.get(candidate) for candidate in _variants(stem))
            fact = next(filter(None, ids), None)
            self._found[stem] = None if fact is None else self._catalogue.fact(fact)
        return self._found[stem]

    def is_id(self, stem: str) -> bool:
        """Whether the stem is a fact's id: money is in yuan then, and shares are fractions."""
        return stem in self._ids

    def near(self, text: str) -> str:
        """Return the label of the fact whose name is most like a heading, or an empty text."""
        # Local: only paid for when a column is not known.
        from difflib import get_close_matches

        stem = without_brackets(squash(text))
        if is_partial(stem):  # 营业收入增幅 is near 营业收入, but means something else
            return ""
        found = get_close_matches(stem, list(self._by_name), n=1, cutoff=0.7)
        return self._catalogue.fact(self._by_name[found[0]]).label if found else ""


def _variants(stem: str) -> list[str]:
    """List the readings of a stem, the most literal first."""
    bare = without_brackets(stem)
    found = [stem, bare]
    found += [bare.removeprefix(word) for word in _BEGINNINGS if bare.startswith(word)]
    found += [bare.removesuffix(word) for word in _ENDINGS if bare.endswith(word)]
    if _ENDS.search(bare):
        found.append(_ENDS.sub("有效期至", bare))
    return found
