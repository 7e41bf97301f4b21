"""A sample is the same for the same seed, and shows every verdict of every standard."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import islice

import pytest

from tests.tables.kit import ON, catalogue
from tidu.engine import Facts, Verdict, evaluate, load_packs
from tidu.tables.sample import sample
from tidu.tables.template.layout import columns_of


def test_a_seed_decides_all() -> None:
    first = list(sample(20, 7, on=ON))
    assert first == list(sample(20, 7, on=ON))
    assert first == list(islice(sample(100, 7, on=ON), 20))
    assert first != list(sample(20, 8, on=ON))


def test_about_two_in_a_hundred_are_missing() -> None:
    firms = list(sample(500, 1, on=ON))
    by_fact = [firm[key] for firm in firms for key in ("revenue", "rd_expense", "employees", "class1_ip")]
    assert 0.01 < by_fact.count(None) / len(by_fact) < 0.03
    assert all(firm[key] for firm in firms for key in ("uscc", "name", "jurisdiction"))


def test_every_value_fits_its_fact_and_has_a_column() -> None:
    columns = {column.key for column in columns_of(catalogue(), ON)}
    for firm in sample(200, 5, on=date(2024, 2, 29)):
        assert set(firm) <= columns
        Facts.read(firm, catalogue=catalogue(), on=ON)
        for key, value in firm.items():
            if isinstance(value, Decimal) and catalogue().fact(key.partition("[")[0]).unit_label == "万元":
                assert value == round(value, 2)


STANDARDS = {standard.id: standard for standard in load_packs().standards.values() if not standard.classifies}


@pytest.mark.search
@pytest.mark.parametrize("standard", STANDARDS)
def test_every_standard_is_met_and_missed(standard: str) -> None:
    counts = Counter(
        evaluate(
            STANDARDS[standard], Facts.read(firm, catalogue=catalogue(), on=ON), on=ON, case="new"
        ).verdict
        for firm in sample(300, 7, on=ON)
    )
    assert counts[Verdict.met]
    assert counts[Verdict.unmet]
