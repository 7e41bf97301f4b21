from datetime import date
from fractions import Fraction

import pytest

from tests.web.breakdowns.made import pack
from tests.web.bulletins.made import NOW, TODAY, found, quarter_over
from tests.web.case import Site
from tidu.web.bulletins.quarterly import UnitLine, district_lines, quarterly, unit_lines
from tidu.web.plans.models import TaskReport
from tidu.web.plans.services import measure

pytestmark = pytest.mark.start(on=quarter_over)


def test_figures_are_those_of_the_quarters_close(site: Site) -> None:
    said = found(site)
    assert said.at_close
    values = {one.target.id: one.value for one in said.standings}
    assert values["srdi"] == "1 户"
    # Nobody holds the city's own title here: the measured 0 is what is judged, the reported figure stands beside it.
    assert values["srdi-city"] == "0 户"
    assert said.before["srdi"] == "—"
    assert said.problems == {"t2": ("示例市工业和信息化局反映：示例：企业数据报送不及时",)}
    assert said.units_of["t4"] == ("示例市科学技术局", "示例市工业和信息化局")


def test_without_a_close_the_newest_figures_are_taken(site: Site) -> None:
    adopted = quarter_over(site)
    adopted.readings.all().delete()
    measure(adopted, on=date(2026, 1, 8))
    said = quarterly(adopted, pack(), NOW, today=TODAY)
    assert said.as_of == date(2026, 1, 8)
    assert not said.at_close


def test_units_are_ranked_by_what_came_in_time(site: Site) -> None:
    said = found(site)
    TaskReport.objects.update(first_submitted_on=date(2026, 1, 7))
    again = quarterly(said.adopted, pack(), NOW, today=TODAY)
    lines = {one.name: one for one in unit_lines(again.duties)}
    bureau, other = lines["示例市工业和信息化局"], lines["示例市科学技术局"]
    assert (bureau.in_time, bureau.late, bureau.rank) == (1, 0, 1)
    assert (other.in_time, other.open, other.rank) == (0, other.asked, 2)
    assert sum(one.asked for one in lines.values()) == len(again.duties)


def test_a_late_report_is_not_in_time(site: Site) -> None:
    # Handed in today, long after the day it was due.
    lines = {one.name: one for one in unit_lines(found(site).duties)}
    assert lines["示例市工业和信息化局"].late == 1
    assert lines["示例市工业和信息化局"].in_time == 0


def test_equals_share_a_rank() -> None:
    assert unit_lines([]) == ()
    assert UnitLine("甲", 4, 3, 1, 0, 0).share == Fraction(3, 4)


def test_districts_are_ranked_by_the_mean_of_what_they_reached(site: Site) -> None:
    said = found(site)
    assert said.is_broken_down
    assert [split.target.id for split in said.splits] == ["srdi"]
    lines = district_lines(said.splits)
    assert [(one.name, one.rank, one.mean) for one in lines] == [
        ("示例东区", 1, Fraction(1, 2)),
        ("示例西区", 2, Fraction(0)),
    ]


def test_without_parts_nothing_is_ranked(site: Site) -> None:
    adopted = quarter_over(site)
    adopted.parts.all().delete()
    said = quarterly(adopted, pack(), NOW, today=TODAY)
    assert not said.is_broken_down
    assert len(said.splits) > 1
    assert {one.rank for one in district_lines(said.splits)} == {None}
    assert district_lines(()) == ()
