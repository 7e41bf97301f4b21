"""How the rules become an OpenFisca system: one entity, a variable a fact, a variable a rule.

OpenFisca has no missing values, so each fact has a second variable that says whether it is known. Its floats
are 32 bits wide by design: money beyond 16,777,216 yuan loses the last yuan, bounds are missed by as much.
The package is AGPL-3.0: it is installed in .venv-bench alone and imported by nothing but these benchmarks.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.periods import period as period_of
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.facts import CHOICES, COUNTS, DATES, FACTS, FLAGS, ON
from benchmarks.rules import OUTPUTS

Array = Any
"""A NumPy array, one value a firm."""
Firms = Any
"""OpenFisca's population: calling it with a variable and a period gives an array."""
Period = Any
System = Any
Formula = Callable[[Firms, Period], Array]
Inputs = dict[tuple[str, int], Array]
"""Arrays by variable and calendar year."""

LAST_YEAR: Final = ON.year - 1
FIRM: Final = build_entity(key="firm", plural="firms", label="One firm", is_person=True)
RULES: Final[dict[str, tuple[type, Formula]]] = {}


def rule(name: str, kind: type = int) -> Callable[[Formula], Formula]:
    """Register a formula as the variable `name`."""

    def register(formula: Formula) -> Formula:
        RULES[name] = (kind, formula)
        return formula

    return register


def system() -> System:
    """The country-less tax-benefit system with all facts and registered rules."""
    made = TaxBenefitSystem([FIRM])
    for name in sorted({_split(fact)[0] for fact in FACTS}):
        made.add_variable(_variable(name, _kind(name)))
        made.add_variable(_variable(f"{name} known", bool))
    for name, (kind, formula) in RULES.items():
        made.add_variable(_variable(name, kind, formula))
    return made


def _variable(name: str, kind: type, formula: Formula | None = None) -> type:
    body: dict[str, object] = {
        "value_type": kind,
        "entity": FIRM,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def _kind(name: str) -> type:
    if name in FLAGS:
        return bool
    if name in DATES:
        return date
    return int if name in COUNTS or name in CHOICES else float


def _split(fact: str) -> tuple[str, int]:
    """`revenue[-1]` is the variable `revenue` of the year before last."""
    name, _, back = fact.partition("[-")
    return name, LAST_YEAR - int(back.rstrip("]") or 0)


def prepare(firms: pl.DataFrame) -> Inputs:
    """Arrays as OpenFisca takes them, gaps filled, with one array more a fact that says where it is known."""
    inputs: Inputs = {}
    for fact in FACTS:
        name, year = _split(fact)
        series = firms[fact].to_physical() if fact in CHOICES else firms[fact]
        filled = series.fill_null(date(1970, 1, 1) if fact in DATES else False if fact in FLAGS else 0)
        array = filled.to_numpy()
        inputs[name, year] = array.astype("datetime64[D]") if fact in DATES else array
        inputs[f"{name} known", year] = series.is_not_null().to_numpy()
    return inputs


def run(made: System, inputs: Inputs, *, trace: bool = False) -> dict[str, Array]:
    """Simulate all firms: set the inputs, calculate the outputs."""
    count = len(next(iter(inputs.values())))
    simulation = SimulationBuilder().build_default_simulation(made, count=count)
    simulation.trace = trace
    for (name, year), array in inputs.items():
        simulation.set_input(name, str(year), array)
    return {name: simulation.calculate(name, period_of(str(LAST_YEAR))) for name in OUTPUTS}


def outputs(result: dict[str, Array]) -> pl.DataFrame:
    """The result as the check compares it."""
    return pl.DataFrame({name: result[name].astype(np.uint8) for name in OUTPUTS})
