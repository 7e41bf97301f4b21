"""Shape of ``published.yaml``: the content hash of every published version of a standard or plan."""

from __future__ import annotations

from tidu.engine.schema.common import PackStruct


class PublishedFile(PackStruct, frozen=True):
    """``published.yaml``: id of a standard or plan → version → content hash (64 hexadecimal digits)."""

    standards: dict[str, dict[str, str]]
    plans: dict[str, dict[str, str]] = {}
