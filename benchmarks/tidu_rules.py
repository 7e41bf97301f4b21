"""(f) Tidu's columnar executor on the packs themselves."""

from typing import Final

import polars as pl

from benchmarks.facts import ON
from benchmarks.rules import OUTPUTS, STANDARDS, VERDICTS
from tidu.engine import load_packs
from tidu.engine.columnar import ColumnarProgram
from tidu.engine.columnar.backends import Backend


def _theirs(output: str) -> str:
    """What Tidu calls an output: the gate's conditions stand in every standard, a verdict is the standard."""
    if output in VERDICTS:
        return f"national.{output.removesuffix('/verdict')}"
    if output.startswith("gate/"):
        return f"national.{STANDARDS[0]}/{output.removeprefix('gate/')}"
    return f"national.{output}"


NAMES: Final = {_theirs(output): output for output in OUTPUTS}


def load(backend: Backend) -> ColumnarProgram:
    """Packs loaded, the three standards compiled for new applications on the day, to be run in one way."""
    library = load_packs()
    standards = [library.standard(f"national.{standard}") for standard in STANDARDS]
    return ColumnarProgram(standards, on=ON, case="new", backend=backend)


def run(program: ColumnarProgram, firms: pl.DataFrame) -> pl.DataFrame:
    """Judge a frame in memory, with all parts of conditions."""
    return program.run(firms, parts=True)


def outputs(result: pl.DataFrame) -> pl.DataFrame:
    """The result as the check compares it."""
    return result.select(pl.col(theirs).cast(pl.UInt8).alias(ours) for theirs, ours in NAMES.items())
