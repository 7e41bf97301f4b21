from io import BytesIO

import pytest
from xlsxwriter import Workbook

from tidu.engine import Verdict
from tidu.tables.out.workbook.styles import Styles


def test_formats_are_made_once() -> None:
    with Workbook(BytesIO()) as book:
        book.add_worksheet()
        styles = Styles(book)
        assert styles.named("text") is styles.named("text")
        assert styles.verdict(Verdict.met) is styles.verdict(Verdict.met)
        assert styles.verdict(Verdict.met) is not styles.verdict(Verdict.unmet)


def test_every_verdict_has_a_look_of_its_own() -> None:
    with Workbook(BytesIO()) as book:
        book.add_worksheet()
        styles = Styles(book)
        assert len({styles.verdict(verdict) for verdict in Verdict}) == len(Verdict)


def test_an_unknown_look() -> None:
    with Workbook(BytesIO()) as book:
        book.add_worksheet()
        with pytest.raises(KeyError):
            Styles(book).named("没有")
