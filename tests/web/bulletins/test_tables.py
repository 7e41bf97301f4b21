from fractions import Fraction

import pytest

from tests.web.breakdowns.made import pack
from tests.web.bulletins.made import NOW, TODAY, found, quarter_over
from tests.web.case import Site
from tidu.web.bulletins.quarterly import quarterly
from tidu.web.bulletins.tables import (
    districts_table,
    late_tables,
    percent,
    targets_table,
    units_table,
)

pytestmark = pytest.mark.start(on=quarter_over)


def test_shares_are_rounded_down() -> None:
    assert [percent(one) for one in (None, Fraction(9996, 10_000), Fraction(1))] == ["—", "99.9%", "100.0%"]


def test_every_target_has_its_row(site: Site) -> None:
    table = targets_table(found(site))
    assert len(table.rows) == len(pack().targets)
    row = next(one for one in table.rows if one[0] == "省级“专精特新”中小企业")
    assert row == ("省级“专精特新”中小企业", "600 户", "到2025年", "—", "1 户", "0.1%", "滞后")
    share = next(one for one in table.rows if str(one[0]).startswith("年均研发投入"))
    assert share[5] == "—"


def test_districts_with_parts_are_ranked(site: Site) -> None:
    table = districts_table(found(site))
    assert table.labels == ("名次", "辖区", "省级“专精特新”中小企业", "平均完成率")
    assert table.rows == ((1, "示例东区", "1/2", "50.0%"), (2, "示例西区", "0/598", "0.0%"))


def test_districts_without_parts_are_listed(site: Site) -> None:
    adopted = quarter_over(site)
    adopted.parts.all().delete()
    table = districts_table(quarterly(adopted, pack(), NOW, today=TODAY))
    assert table.labels[:2] == ("序号", "辖区")
    assert [row[0] for row in table.rows] == ["1", "2"]
    assert "不计名次" in table.note


def test_units_and_what_is_late(site: Site) -> None:
    said = found(site)
    units = units_table(said)
    assert all(len(row) == len(units.labels) for row in units.rows)
    targets, reports = late_tables(said)
    reason = next(row[-1] for row in targets.rows if row[0] == "省级“专精特新”中小企业")
    assert reason == "期限已到，没有达到；示例市工业和信息化局反映：示例：企业数据报送不及时"
    # What never came stands before what came late.
    states = [row[-1] for row in reports.rows]
    assert states == sorted(states, key=lambda one: one != "已逾期")
    assert set(states) == {"已逾期", "逾期报送"}


def test_widths_fit_the_columns(site: Site) -> None:
    said = found(site)
    for table in (targets_table(said), districts_table(said), units_table(said), *late_tables(said)):
        assert len(table.widths) == len(table.labels)
        assert all(len(row) == len(table.labels) for row in table.rows)
