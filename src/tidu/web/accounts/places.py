"""Jurisdictions by the names that people write: 示例东镇, or 示例东区/示例东镇 where two are called the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.accounts.services import AccountError
from tidu.web.jurisdictions.selectors import tree_of

if TYPE_CHECKING:
    from tidu.web.jurisdictions.models import Jurisdiction


class Places:
    """All jurisdictions of a tenant, read once."""

    def __init__(self, root_id: int) -> None:
        """Read the tree in one query."""
        self._nodes = {node.pk: node for node in tree_of(root_id)}

    def find(self, text: str) -> Jurisdiction:
        """Return the jurisdiction that a name means.

        Raises:
            AccountError: there is none, or several; the message says how to name one of them.
        """
        parts = [part.strip() for part in text.replace("／", "/").split("/")]
        found = [node for node in self._nodes.values() if self._names(node)[-len(parts) :] == parts]
        if not found:
            raise AccountError(f"没有名为“{text}”的辖区，请与辖区名称一致")
        if len(found) > 1:
            ways = "、".join("/".join(self._names(node)[-len(parts) - 1 :]) for node in found)
            raise AccountError(f"有 {len(found)} 个辖区叫“{text}”，请写明上级：{ways}")
        return found[0]

    def _names(self, node: Jurisdiction) -> list[str]:
        return [self._nodes[int(part)].name for part in node.path.strip("/").split("/")]
