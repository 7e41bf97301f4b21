"""Content hashes: what a stored verdict can be checked against years later.

The hash covers everything the verdict depends on, in canonical form, so that comments and layout do not
change it and a changed fact definition does.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENCODER = msgspec.json.Encoder(order="sorted")


def content_hash(parts: Iterable[msgspec.Struct]) -> str:
    """Return the SHA-256 of structs in canonical JSON, as 64 hexadecimal digits.

    Args:
        parts: structs in an order that does not depend on file names.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(_ENCODER.encode([type(part).__name__, part]))
        digest.update(b"\n")
    return digest.hexdigest()
