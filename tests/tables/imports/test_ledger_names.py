"""Names of ledger columns belong to fields that the catalogue has."""

from tests.tables.imports.kit import packs
from tidu.tables.imports.ledger_names import FIRM_NAMES, LEDGER_NAMES, REQUIRED


def test_every_name_is_of_a_field_that_there_is_and_of_one_only() -> None:
    for ledger, fields in LEDGER_NAMES.items():
        known = {field.id for field in packs().catalogue.records[ledger].fields}
        assert fields.keys() <= known, ledger
        names = [name for aliases in fields.values() for name in aliases]
        assert sorted(names) == sorted(set(names)), ledger
        assert not set(names) & set(FIRM_NAMES), ledger
        assert set(REQUIRED.get(ledger, ())) <= known
