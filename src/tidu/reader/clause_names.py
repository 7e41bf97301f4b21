"""Where in a document a passage stands, as people cite it: 二（一）3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.model import Heading

WHOLE: Final = "全文"
"""Clause of a passage that stands under no numbered heading."""

_SIGNS: Final = re.compile(r"[\s、．.。:：]+|——+|[—-]+")


def clause_at(outline: Sequence[Heading], place: int) -> str:
    """Return the clause of a place of the text: the numbers of all headings it stands under, top down."""
    above = sorted(
        (heading for heading in outline if heading.start <= place < heading.end),
        key=lambda heading: (heading.level, heading.start),
    )
    return "".join(_SIGNS.sub("", heading.number) for heading in above) or WHOLE
