"""Master data beside the catalogue's facts."""

from tests.tables.imports.kit import packs
from tidu.tables.imports.master import FIELDS, LIMITS, OF_CATALOGUE, YEAR, YEAR_COLUMN


def test_no_name_of_a_field_is_already_that_of_a_fact() -> None:
    names = [name for field in (*FIELDS, YEAR) for name in (field.id, field.label, *field.aliases)]
    assert [name for name in names if name in packs().catalogue.names] == []
    assert len(names) == len(set(names))


def test_every_text_has_a_limit() -> None:
    assert {field.id for field in FIELDS} <= LIMITS.keys()
    assert packs().catalogue.facts.keys() >= OF_CATALOGUE
    assert YEAR.id == YEAR_COLUMN
