"""Everything that is measured, under one shape: prepare firms once, judge them many times."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import polars as pl

from benchmarks.rules import OUTPUTS

NO_LIMIT: Final = 10**9
TIDU: Final = "tidu"
TIDU_POLARS: Final = "tidu-polars"
POLARS: Final = "polars"
OPENFISCA: Final = "openfisca"
BUILD: Final = Path(__file__).resolve().parent.parent / "build" / "bench"

Prepared = Any
Result = Any


@dataclass(frozen=True)
class Rival:
    """One implementation of the same outputs.

    `prepare` brings firms into the form it takes (not timed), `run` judges them (timed), `outputs` gives the
    outputs as bytes for comparison. `most` is the largest number of firms it is asked to judge, `exact`
    whether it must agree with the others on every row.
    """

    name: str
    label: str
    prepare: Callable[[pl.DataFrame], Prepared]
    run: Callable[[Prepared], Result]
    outputs: Callable[[Result], pl.DataFrame]
    most: int = NO_LIMIT
    exact: bool = True


def rivals(names: Iterable[str] | None = None) -> list[Rival]:
    """All rivals that this machine can run, or those named."""
    wanted = tuple(_MAKERS) if names is None else tuple(names)
    made = (_MAKERS[name]() for name in wanted)
    return [one for one in made if one is not None]


def _same(firms: pl.DataFrame) -> pl.DataFrame:
    return firms


def _polars() -> Rival:
    from benchmarks import polars_rules

    stages = polars_rules.build()
    run = partial(polars_rules.run, stages=stages)
    return Rival(POLARS, "Polars by hand", _same, run, lambda result: result.select(OUTPUTS))


def _tidu() -> Rival:
    from benchmarks import tidu_rules

    run = partial(tidu_rules.run, tidu_rules.load("native"))
    return Rival(TIDU, "Tidu, machine code", _same, run, tidu_rules.outputs)


def _tidu_polars() -> Rival:
    from benchmarks import tidu_rules

    run = partial(tidu_rules.run, tidu_rules.load("polars"))
    return Rival(TIDU_POLARS, "Tidu on Polars", _same, run, tidu_rules.outputs)


def _pandas() -> Rival:
    from benchmarks import pandas_frame, pandas_rules

    return Rival("pandas", "pandas", pandas_frame.prepare, pandas_rules.run, pandas_frame.outputs)


def _openfisca() -> Rival:
    from benchmarks import openfisca_system

    for name in ("ratios", "points", "rules", "little_giant"):
        # Importing a module registers its formulas.
        import_module(f"benchmarks.openfisca_{name}")
    run = partial(openfisca_system.run, openfisca_system.system())
    return Rival(
        OPENFISCA, "openfisca-core", openfisca_system.prepare, run, openfisca_system.outputs, exact=False
    )


def _zen() -> Rival:
    from benchmarks import zen_rules

    run = partial(zen_rules.run, zen_rules.load())
    return Rival("zen", "zen-engine", zen_rules.prepare, run, zen_rules.outputs, most=10_000)


def _kernel() -> Rival | None:
    from benchmarks import kernel

    try:
        library = kernel.Kernel(BUILD)
    except OSError:
        return None

    def prepare(firms: pl.DataFrame) -> Prepared:
        return kernel.prepare(firms), kernel.empty(len(firms))

    def run(prepared: Prepared) -> Result:
        return library.run(*prepared)

    return Rival("kernel", "fused C kernel", prepare, run, kernel.outputs)


_MAKERS: Final[dict[str, Callable[[], Rival | None]]] = {
    TIDU: _tidu,
    TIDU_POLARS: _tidu_polars,
    POLARS: _polars,
    "pandas": _pandas,
    OPENFISCA: _openfisca,
    "zen": _zen,
    "kernel": _kernel,
}
