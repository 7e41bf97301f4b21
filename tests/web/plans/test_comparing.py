from tests.web.case import Site
from tests.web.plans.made import ON, plan
from tidu.web.plans.comparing import compared, measure_of, others
from tidu.web.plans.packs import plans
from tidu.web.plans.selectors import plan_lines
from tidu.web.plans.services import measure


def test_what_counts_the_same_meets_whatever_it_is_called() -> None:
    def of(plan_id: str, target: str) -> tuple[int, str]:
        return measure_of(plans().plan(plan_id).target(target))

    assert of("changchun", "srdi") == of("changshu", "srdi") == (0, "专精特新中小企业")
    assert of("changchun", "rd-intensity") == (1, "研发费用与营业收入")
    # Which titles its firms hold is the plan's own matter.
    assert of("changchun", "listings") == (1, "企业数：已上市")
    assert of("changchun", "pool") == (2, "库内企业数")
    assert of("changchun", "green-factories")[0] == 3


def test_plans_stand_beside_each_other(site: Site) -> None:
    measure(plan(site), on=ON)
    lines = plan_lines(site.officer)
    beside = [one for one in others(lines) if one.area in ("changshu", "xining-zones")]
    assert {one.area for one in others(lines)} == {"changshu", "xining-zones", "xiaoshan", "wujiang-resort"}
    columns, found = compared(lines, beside)
    assert columns[0].area == "示例市"
    first = found[0]
    assert (first.label, first.plans) == ("专精特新中小企业", 3)
    assert [len(cells) for _, cells in first.cells] == [1, 1, 2]
    own, other = first.cells[0], first.cells[1]
    assert own[0] is not None
    assert own[1][0].standing is not None
    assert (other[0], other[1][0].standing) == (None, None)
    alone = [line for line in found if line.alone]
    assert alone
    assert found[-len(alone) :] == tuple(alone)
    shown = sum(len(cells) for line in found for _, cells in line.cells)
    assert shown == 12 + sum(len(one.targets) for one in beside), "no target is lost"


def test_a_plan_that_is_gone_has_no_column(site: Site) -> None:
    made = plan(site)
    made.pack = "gone.plan-2020"
    made.save()
    assert compared(plan_lines(site.officer)) == ((), ())
