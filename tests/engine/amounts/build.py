"""Short ways to an amount for tests."""

from typing import Any

import msgspec

from tidu.engine import load_packs
from tidu.engine.compiled.amounts import CompiledAmount
from tidu.engine.packs.amounts import compile_amount
from tidu.engine.packs.strict_yaml import Document
from tidu.engine.packs.world import World
from tidu.engine.schema.amounts import Amount
from tidu.engine.schema.common import Confirmation, Source

SOURCE = Source(
    document="虚构文件",
    clause="第一条",
    published=None,
    effective=None,
    confirmation=Confirmation.unconfirmed,
)


def amount_of(
    data: dict[str, Any],
    document: Document | None = None,
    path: str = "amount",
    *,
    world: World | None = None,
) -> CompiledAmount:
    """Compile an amount as it would stand in a clause of a made-up document."""
    library = load_packs()
    return compile_amount(
        msgspec.convert(data, Amount),
        world=world or World(library.catalogue, library.levels),
        document=document or Document("虚构.yaml", {"amount": data}, {"amount": 3}),
        path=path,
        source=SOURCE,
    )
