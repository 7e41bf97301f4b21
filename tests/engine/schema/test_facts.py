"""Types and periods of facts say which are numbers and which are kept by year."""

import pytest

from tidu.engine.schema.facts import FactDefinition, FactType, Period
from tidu.engine.units import Unit


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        (FactType.money, Unit.money),
        (FactType.count, Unit.count),
        (FactType.level, Unit.number),
        (FactType.bool_, None),
        (FactType.date, None),
        (FactType.choice, None),
        (FactType.text, None),
    ],
)
def test_the_unit_of_a_type(kind: FactType, unit: Unit | None) -> None:
    assert kind.unit is unit


def test_periods_kept_by_year() -> None:
    assert {period for period in Period if period.by_year} == {Period.year, Period.year_end}


def test_an_empty_judgement_is_open_and_not_missing() -> None:
    def fact(*, attested: bool = False, open_as_judgement: bool = False) -> FactDefinition:
        return FactDefinition(
            id="a",
            label="甲",
            type=FactType.bool_,
            period=Period.as_of,
            definition="说明。",
            attested=attested,
            open_as_judgement=open_as_judgement,
        )

    assert fact(attested=True).is_judgement
    assert fact(open_as_judgement=True).is_judgement
    assert not fact().is_judgement
