"""Results and facts as JSON: everything of them, exact, readable without the program that wrote them.

Fractions are ``"37/100"`` where a decimal cannot hold them, else decimals as text; dates ISO; verdicts by name.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

import msgspec

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from tidu.engine.facts import Facts
    from tidu.engine.results import Result

_TWO_AND_FIVE = (2, 5)


def result_document(result: Result) -> dict[str, Any]:
    """Return a result as JSON values, parts and indicators included."""
    document = cast("dict[str, Any]", msgspec.to_builtins(result, enc_hook=_plain))
    _name_verdicts(document)
    return document


def facts_document(facts: Facts) -> dict[str, Any]:
    """Return facts as JSON values: ``values`` by id and year (``""`` where none), ledgers, complete ledgers."""
    values: dict[str, dict[str, Any]] = {}
    for (fact, year), value in facts.values.items():
        values.setdefault(fact, {})["" if year is None else str(year)] = _text(value)
    return {
        "values": values,
        "records": {
            ledger: [{name: _text(value) for name, value in row.items()} for row in rows]
            for ledger, rows in facts.records.items()
        },
        "complete": sorted(facts.complete),
    }


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return _fraction(value)
    if hasattr(value, "items"):  # a frozen mapping
        return {str(key): one for key, one in value.items()}
    raise NotImplementedError(type(value))


def _text(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    return _fraction(value) if isinstance(value, Fraction) else str(value)


def _fraction(value: Fraction) -> str:
    rest, places = value.denominator, 0
    for factor in _TWO_AND_FIVE:
        count = 0
        while rest % factor == 0:
            rest, count = rest // factor, count + 1
        places = max(places, count)
    if rest != 1:
        return str(value)
    # A context that holds every digit: the usual one would round.
    with localcontext(prec=places + len(str(abs(value.numerator))) + 1):
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _name_verdicts(document: dict[str, Any]) -> None:
    """Write the verdicts of a result, its conditions and their parts, which are numbers in the engine, by name."""
    document["verdict"] = Verdict(document["verdict"]).name
    for one in (*document.get("conditions", ()), *document.get("parts", ())):
        _name_verdicts(one)
