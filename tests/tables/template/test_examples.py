"""The example firm: plainly made up, marked, and every answer fits its column."""

from datetime import date

from tests.tables.kit import ON, catalogue
from tests.tables.template.kit import column
from tidu.engine.uscc import check
from tidu.tables.roster.cells import Odd, cell_reader
from tidu.tables.roster.skipping import EXAMPLE_MARK
from tidu.tables.template.examples import EXAMPLE_CODE, choice_label, example_of
from tidu.tables.template.layout import columns_of


def test_the_code_is_valid_but_of_no_region() -> None:
    assert check(EXAMPLE_CODE).error == check(EXAMPLE_CODE).warning == ""
    assert check(EXAMPLE_CODE).region == "000000"


def test_the_name_is_marked() -> None:
    assert str(example_of(column("name"), ON)).startswith(EXAMPLE_MARK)


def test_every_answer_fits_its_column() -> None:
    for entry in columns_of(catalogue(), ON):
        example = example_of(entry, ON)
        if example is not None:
            cell = float(example) if isinstance(example, int) else example
            assert not isinstance(cell_reader(entry.fact, entry.factor)(cell), Odd), entry.key


def test_judgements_and_titles_never_held_are_left_empty() -> None:
    assert example_of(column("six_basics"), ON) is None
    assert example_of(column("champion_until"), ON) is None
    assert example_of(column("dishonesty_list"), ON) == "否"
    assert example_of(column("srdi_until"), ON) == date(2027, 12, 31)
    assert example_of(column("established_on"), ON) == date(2014, 3, 18)
    assert example_of(column("rd_institution_level"), ON) == "市级"


def test_choice_label() -> None:
    assert choice_label(catalogue().fact("size_industry"), "industry") == "工业"
