"""Names of firms compared as people do: brackets, width, spaces and the words of every company's name aside."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

_NOISE = re.compile(r"[\s()\[\]【】〔〕《》<>“”\"'‘’·.,，、\-—_]")
_FORMS = ("股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团")
# Below it two names share little but the town: another firm's code, most likely.
_ALIKE = 0.6


def normal(name: str) -> str:
    """Return a name half-width, without brackets, blanks and signs, 有限责任公司 written as 有限公司."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", name)).upper()
    return plain.replace("有限责任公司", "有限公司")


def differs_strongly(written: str, registered: str) -> bool:
    """Whether two names of one code can hardly be the same firm's; an empty one says nothing."""
    first, second = _core(written), _core(registered)
    if not first or not second or first in second or second in first:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() < _ALIKE


def _core(name: str) -> str:
    plain = normal(name)
    for form in _FORMS:
        plain = plain.removesuffix(form)
    return plain
