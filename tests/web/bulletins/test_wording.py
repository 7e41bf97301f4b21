from datetime import date

import pytest

from tests.web.breakdowns.made import pack
from tests.web.bulletins.made import NOW, TODAY, found, quarter_over
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.bulletins.quarterly import quarterly
from tidu.web.bulletins.wording import sections_of
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.services import measure

pytestmark = pytest.mark.start(on=quarter_over)


def test_a_bulletin_says_what_the_tables_say(site: Site) -> None:
    sections = {one.key: one for one in sections_of(found(site))}
    assert [one.heading for one in sections.values()] == [
        "一、总体情况",
        "二、目标进展",
        "三、各区进展",
        "四、责任单位报送情况",
        "五、滞后事项和原因",
        "六、下一步要求",
    ]
    assert sections["overview"].text.startswith("截至2025年12月31日，《长春市人民政府关于推动")
    assert "共有目标12项" in sections["overview"].text
    assert "2个单位" in sections["overview"].text
    assert "2个辖区按已分解目标的平均完成率排名，居前的是示例东区（50.0%）" in sections["districts"].text
    assert "尚未报送的单位2个" in sections["units"].text
    assert "省级“专精特新”中小企业，要求600户，现为1户，还差599户" in sections["late"].text
    assert sections["next"].paragraphs[0].startswith("（一）抓紧补报。")
    assert "5个工作日内补报2025年第4季度进展" in sections["next"].text
    # The plan's last quarter: nothing follows.
    assert "按时报送" not in sections["next"].text
    assert "提出措施和时限，在收到本通报后10个工作日内报送。" in sections["next"].text


def test_an_earlier_quarter_names_the_next_due_day(site: Site) -> None:
    adopted = quarter_over(site)
    measure(adopted, on=date(2025, 9, 30))
    said = quarterly(adopted, pack(), Quarter(2025, 3), today=TODAY)
    text = sections_of(said)[-1].text
    assert "提出措施和时限，随下一次报告一并报送。" in text
    assert "按时报送。2025年第4季度的进展请于2026年1月7日前报送。" in text


@pytest.mark.start(on=None)
def test_a_plan_that_nobody_measured_says_so(site: Site) -> None:
    said = quarterly(plan(site), pack(), NOW, today=TODAY)
    sections = {one.key: one for one in sections_of(said)}
    assert "无数据12项" in sections["overview"].text
    assert sections["districts"].tables == ()
    assert "没有分区测算的数" in sections["districts"].text
    assert "没有数据的12项" in sections["targets"].text


def test_figures_of_another_day_are_named(site: Site) -> None:
    adopted = quarter_over(site)
    adopted.readings.all().delete()
    measure(adopted, on=date(2026, 1, 8))
    text = sections_of(quarterly(adopted, pack(), NOW, today=TODAY))[0].text
    assert "2025年第4季度末没有留存测算结果，本期按2026年1月8日的企业数据测算" in text
