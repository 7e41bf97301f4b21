"""Ledgers: rows the catalogue knows, numbers that stand once, counts that bear out what was reported."""

from collections import Counter

from tests.web.demo.kit import ON, draws, firms
from tidu.engine.records.reading import read_row
from tidu.tables.sample import sample
from tidu.web.demo.ledgers import ledger_rows
from tidu.web.facts.values import stored
from tidu.web.packs import library


def test_rows_are_kept_as_the_service_keeps_them() -> None:
    catalogue = library().catalogue
    for firm in firms(120):
        for ledger, _, values in firm.ledger:
            kinds = {field.id: field.type for field in catalogue.records[ledger].fields}
            read = read_row(catalogue, ledger, values)
            assert {name: stored(value, kinds[name]) for name, value in read.items()} == values


def test_a_number_stands_once() -> None:
    for firm in firms():
        numbers = Counter((ledger, number) for ledger, number, _ in firm.ledger if number)
        assert max(numbers.values(), default=1) == 1


def test_every_ledger_is_there() -> None:
    found = {ledger for firm in firms() for ledger, _, _ in firm.ledger}
    assert found == {"ip", "equity", "awards", "certificates", "institutions", "designations"}


def test_rights_are_as_many_as_reported() -> None:
    for row in sample(80, 3, on=ON):
        rows = list(ledger_rows(row, draws(), ON, product="轴承", listed_in_full=True))
        rights = [values for ledger, _, values in rows if ledger == "ip"]
        first = [values for values in rights if values["kind"] in ("invention_patent", "ic_layout")]
        assert len(first) == (row["class1_ip"] or 0)
        assert len(rights) - len(first) == (row["class2_ip"] or 0)
        bought = sum(values["transferred_in"] is True for values in first)
        assert bought == max(0, len(first) - int(str(row["class1_ip_self"] or 0)))
