import io

from xlsxwriter import Workbook

from tidu.engine.schema.facts import FactType
from tidu.tables.fillin.looks import Looks


def test_a_look_is_made_once_and_open_cells_are_not_locked() -> None:
    looks = Looks(Workbook(io.BytesIO()))
    assert looks.named("shut") is looks.named("shut")
    assert looks.open_cell(FactType.money) is looks.open_cell(FactType.money)
    assert looks.open_cell(FactType.money).locked == 0
    assert looks.named("shut").locked == 1
