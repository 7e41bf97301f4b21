"""Jurisdictions as tables name them: by name, with or without the city before it, or by code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.web.imports.errors import ImportRefusedError
from tidu.web.jurisdictions.models import JurisdictionCode
from tidu.web.jurisdictions.selectors import tree_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

_REGION = slice(2, 8)


@dataclass(slots=True)
class Places:
    """The places of a person's tenant by what tables write for them."""

    actor: User
    nodes: dict[int, Jurisdiction] = field(default_factory=dict)
    written: dict[str, set[int]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    _found: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, actor: User) -> Places:
        """Read the tree of the person's tenant; two queries."""
        places = cls(actor, {node.pk: node for node in tree_of(actor.root_id)})
        for node in places.nodes.values():
            before = ""
            for pk in reversed([int(part) for part in node.path.strip("/").split("/")]):
                before = places.nodes[pk].name + before
                places.written.setdefault(before, set()).add(node.pk)
        for code in JurisdictionCode.objects.filter(jurisdiction__in=places.nodes).order_by("pk"):
            places.codes[code.code] = code.jurisdiction_id
        return places

    def named(self, text: str) -> int:
        """Return the place that a cell names.

        Raises:
            ImportRefusedError: there is none, there are several, or it lies outside the person's area.
        """
        # A table names the same few places in every row.
        if (known := self._found.get(text)) is not None:
            return known
        written = "".join(text.split())
        found = {self.codes[written]} if written in self.codes else self.written.get(written, set())
        if not found:
            raise ImportRefusedError(f"本地没有“{text}”这个辖区，请改为辖区表中的名称或区划代码")
        if len(found) > 1:
            raise ImportRefusedError(f"“{text}”有 {len(found)} 个同名辖区，请在前面加上所属区县名称")
        place = self.inside(next(iter(found)), f"“{text}”不在您的辖区内，请由该辖区人员导入")
        self._found[text] = place
        return place

    def of_code(self, uscc: str) -> int:
        """Return where a new firm lies whose row names no place: by the region of its code, else the person's own.

        Raises:
            ImportRefusedError: the region is a known place outside the person's area.
        """
        place = self.codes.get(uscc[_REGION])
        if place is None:
            return self.actor.jurisdiction_id
        name = self.nodes[place].name
        own = self.actor.jurisdiction.path
        if own.startswith(self.nodes[place].path):
            # The code tells the city, the person works for a part of it.
            return self.actor.jurisdiction_id
        return self.inside(
            place, f"按代码，企业登记在{name}，不在您的辖区内；如确在您的辖区，请增加“所属辖区”一列写明"
        )

    def inside(self, place: int, otherwise: str) -> int:
        """Return a place of the person's area.

        Raises:
            ImportRefusedError: it lies outside; with the text given.
        """
        if not self.nodes[place].path.startswith(self.actor.jurisdiction.path):
            raise ImportRefusedError(otherwise)
        return place
