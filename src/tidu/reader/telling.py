"""Who is responsible, said in running text: 由市甲局牵头，市乙局配合，建设示例站."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.duties import Duty, drop_nobody, told
from tidu.reader.units import are_offices, is_office

if TYPE_CHECKING:
    from collections.abc import Iterator

# A closing sentence of a paragraph.
_SENTENCE: Final = re.compile(
    r"(?<=[\n。；])[^。；\n（）：\d]{4,200}(?:牵头|负责|配合|参与|参加|落实|实施|推进)(?=。?(?:\n|$))"
)
# 由市甲局牵头，市乙局、市丙局配合，制定…: what is to be done goes on in the same sentence, or another follows.
_LED: Final = re.compile(
    r"(?:由|(?<=[。；\n]))(?P<who>[^，。；：\n（）由]{2,80}?牵头(?:负责|落实|实施|推进|抓总|组织实施|组织落实)?"
    r"(?:[，、；](?:[^，。；：\n（）]|（[^（）]{1,12}）){2,160}?(?:配合|协助|协同|参与|参加|负责|落实)"
    r"|[，、；](?:会同|联合)[^，。；：\n（）]{2,80}?){1,3})(?=[，。；\n]|$)"
)


def telling_sentences(text: str) -> Iterator[tuple[int, int, Duty]]:
    """Yield where running text says who leads and who supports, and closing sentences that say nothing else."""
    closing: set[int] = set()
    for match in _SENTENCE.finditer(text):
        if found := told(match[0]):
            closing.add(match.end())
            yield *match.span(), found
    for match in _LED.finditer(text):
        # Firms lead too (由龙头企业牵头，高校配合): only offices are given duties.
        if match.end() not in closing and (found := told(match["who"])) and _offices(found):
            drop_nobody(found)
            yield *match.span(), found


def _offices(found: Duty) -> bool:
    """True if offices lead and others work with them."""
    lead, others = found.lead, [name for name in found.units if name not in found.lead]
    if not (lead and others) or any("牵头" in name for name in found.units):
        return False
    return all(map(is_office, lead)) or are_offices([*lead, *others])
