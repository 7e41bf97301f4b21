"""A firm's ledgers with what each standard counts."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.engine import Facts
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.engine_view import engine_view
from tidu.web.enterprises.ledger_page import designation_texts, differing_counts, ledger_page
from tidu.web.ledgers.models import LedgerRow

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


def test_the_date_decides_the_standard_and_the_count(site: Site) -> None:
    fill(site)
    now = ledger_page(site.east_firm, on=ON, chosen="national.srdi-2026")
    assert now.standard is not None
    assert now.standard.id == "national.srdi-2026"
    (ledger,) = now.ledgers
    count = next(one for one in ledger.counts if one.count.label == "Ⅰ类知识产权数量")
    assert [(name, item.state) for name, item in count.items] == [
        ("示例专利ZL1", "计入"),
        ("示例专利ZL2", "不计入"),
    ]
    assert [one.label for one in now.differing] == ["Ⅰ类知识产权数量"]
    earlier = ledger_page(site.east_firm, on=date(2025, 6, 1), chosen="national.srdi-2022")
    assert earlier.differing == ()


def test_an_unknown_standard_falls_back_to_one_in_force(site: Site) -> None:
    page = ledger_page(site.east_firm, on=ON, chosen="nonsense")
    assert page.standard == page.standards[0]
    assert page.ledgers == ()


def test_rows_stand_under_the_fields_in_use(site: Site) -> None:
    fill(site)
    (ledger,) = ledger_page(site.east_firm, on=ON).ledgers
    assert ledger.complete_on == date(2026, 3, 1)
    assert ledger.fields[:3] == ("种类", "证书号", "权利名称")
    row = ledger.rows[0]
    assert row.texts[:3] == ("发明专利", "ZL1", "示例专利ZL1")
    assert (row.name, row.source) == ("示例专利ZL1", "示例平台导出.xlsx")


def test_ledgers_without_rows_are_offered_and_titles_have_their_own_page(site: Site) -> None:
    fill(site)
    unused = {ledger.id for ledger in ledger_page(site.east_firm, on=ON).unused}
    assert unused == {"equity", "awards", "certificates", "institutions", "designations"}


def test_what_the_ledger_does_not_bear_out_is_flagged(site: Site) -> None:
    fill(site)
    seen = engine_view(site.east_firm, on=ON, views=views_of(site.east_firm), titles=())
    (count,) = differing_counts(seen.facts, on=ON, jurisdiction="")
    assert (count.label, count.counted, count.reported) == ("Ⅰ类知识产权数量", "1", "2")
    assert differing_counts(Facts(), on=ON, jurisdiction="") == ()


def test_designations_are_told_in_a_few_words() -> None:
    rows = [
        LedgerRow(ledger="designations", values={"kind": "绿色工厂", "level": "省级", "until": "2027-12-31"}),
        LedgerRow(ledger="designations", values={"kind": "五星级上云"}),
        LedgerRow(ledger="designations", values={"number": "示例1号"}),
        LedgerRow(ledger="ip", values={"kind": "design"}),
    ]
    assert designation_texts(rows) == ("绿色工厂（省级，至 2027-12-31）", "五星级上云", "未写明")
