"""Data that many tests start from, written once: each test gets a copy and rolls back to what was there.

A layer is an open transaction and what was made in it. The test's own transaction, on top, becomes a savepoint. Who
needs other layers than the test before closes those that differ; a test that commits has none under it.
"""

import pickle
from collections.abc import Callable, Hashable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from django.db import connection, transaction


@dataclass(frozen=True)
class Layer:
    """What is to be written, under which name; ``make`` gets a copy of what the layer below made."""

    key: Hashable
    make: Callable[[object], object]


@dataclass
class Layers:
    """The layers that are open, lowest first."""

    _open: list[tuple[Hashable, transaction.Atomic, Callable[[], object]]] = field(default_factory=list)

    def settle(self, wanted: Sequence[Layer]) -> None:
        """Have these open and no others, those that already are as they are."""
        if connection.closed_in_transaction:  # a test closed the connection: all it had seen is gone
            self.close()
        kept = 0
        for (key, *_), layer in zip(self._open, wanted, strict=False):
            if key != layer.key:
                break
            kept += 1
        self.close(kept)
        for layer in wanted[kept:]:
            self._add(layer)

    def _add(self, layer: Layer) -> None:
        atomic = transaction.atomic()
        # As Django marks those of its own TestCase: code that insists on the outermost one may run inside.
        atomic._from_testcase = True  # type: ignore[attr-defined] # noqa: SLF001 - see above
        below = self.copy()
        atomic.__enter__()
        try:
            made = layer.make(below)
            # Now, while it is new: PostgreSQL would go through all its rows again after each test on top of it.
            connection.check_constraints()
        except BaseException:
            _undo(atomic)
            raise
        self._open.append((layer.key, atomic, _copies(made)))

    def close(self, kept: int = 0) -> None:
        """Undo all but the lowest ``kept``."""
        while len(self._open) > kept:
            _, atomic, _ = self._open.pop()
            _undo(atomic)

    def copy(self) -> object:
        """What the topmost layer made, for one test to change; None without layers."""
        return self._open[-1][2]() if self._open else None


def _copies(made: object) -> Callable[[], object]:
    """Return what gives a copy each time: from a pickle, in a fifth of the time of ``deepcopy``, which can do more."""
    try:
        kept = pickle.dumps(made)
    except (pickle.PicklingError, TypeError, AttributeError):
        return lambda: deepcopy(made)
    return lambda: pickle.loads(kept)  # noqa: S301 - our own


def _undo(atomic: transaction.Atomic) -> None:
    transaction.set_rollback(rollback=True)
    atomic.__exit__(None, None, None)
