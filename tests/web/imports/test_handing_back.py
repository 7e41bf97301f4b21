"""Every rejected row comes back with its cells, whoever refused it."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import code, firm, staged
from tidu.web.imports import handing_back
from tidu.web.imports.handing_back import rejected_rows

pytestmark = pytest.mark.django_db


def test_rows_that_were_sound_in_themselves_have_cells_too(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_back, "_AT_ONCE", 1)
    bad = {"2025年营业收入（万元）": "约3000"}
    run = staged(
        site, [firm(1), firm(2, **bad), firm(3, 所属辖区="没有这个区"), firm(4, 所属辖区="没有这个区")]
    )
    rows = [(row, cells[0], [fault.heading for fault in faults]) for row, cells, faults in rejected_rows(run)]
    assert rows == [
        (3, code(2), ["2025年营业收入（万元）"]),
        (4, code(3), ["所属辖区"]),
        (5, code(4), ["所属辖区"]),
    ]
