"""Progress and forecasts as lists, with the firms behind them."""

from datetime import date

from tests.plans.kit import PACKS
from tests.plans.kit import firm as pool_firm
from tests.plans.test_forecast import riser
from tests.tables.out.made import firm
from tidu.plans import load_plans
from tidu.plans.candidates import find_candidates
from tidu.plans.forecast import forecast
from tidu.plans.pool import PoolFirm
from tidu.plans.progress import measure
from tidu.tables.out.listings import Listing
from tidu.tables.out.plan_progress import forecast_lists, pool_of, progress_lists

ON = date(2024, 6, 30)
CHANGSHU = load_plans().plan("changshu")
XINING = load_plans().plan("xining-zones")


def test_a_roster_becomes_a_pool() -> None:
    made = firm(1, name="示例甲", jurisdiction="浙江")
    (found,) = pool_of([made])
    assert (found.key, found.name, found.libraries) == (made.uscc, "示例甲", None)
    assert found.jurisdiction == made.uscc[2:8], "the code says more than the province's name"
    (elsewhere,) = pool_of([firm(1, jurisdiction="江苏")], frozenset({"changshu.pool"}))
    assert elsewhere.jurisdiction == "32", "the roster's word wins over the code"
    assert elsewhere.libraries == frozenset({"changshu.pool"})


def test_every_target_has_its_row() -> None:
    pool = [pool_firm("示例甲", {"srdi_until": "2026-01-01"})]
    lists = progress_lists(measure(CHANGSHU, pool, on=ON), pool, PACKS.catalogue, ON)
    rows = {str(row[0]): row for row in lists[0].rows}
    assert len(rows) == len(CHANGSHU.targets)
    assert rows["专精特新中小企业"][1:5] == ("≥ 250 家", "到2025年", "1 家", "滞后")
    assert rows["专精特新中小企业"][6] == "249 家"
    assert rows["科技副总（全市）"][3:6] == ("—", "无数据", "由责任单位上报，名单不能测算")


def test_firms_that_leave_a_figure_open_are_listed_with_what_they_lack() -> None:
    pool = [pool_firm("示例甲", {"srdi_until": "2026-01-01"})]
    lists = progress_lists(measure(CHANGSHU, pool, on=ON), pool, PACKS.catalogue, ON)
    waiting = {row[0]: row[1:] for row in lists[1].rows}
    assert waiting["研发投入强度"] == ("示例甲", "示例甲", "研发费用（2023年）、营业收入（2023年）")


def test_a_library_nobody_filled_in_is_said_once_not_firm_by_firm() -> None:
    def lists(pool: list[PoolFirm]) -> tuple[Listing, ...]:
        return progress_lists(measure(CHANGSHU, pool, on=ON), pool, PACKS.catalogue, ON)

    name = "纳入上市后备企业库的专精特新企业"
    table = {row[0]: row for row in lists([pool_firm("示例甲")])[0].rows}
    assert table[name][3:6] == ("—", "无数据", "没有注明哪些企业在库")
    inside = pool_firm("示例乙", libraries=frozenset({"changshu.listing-reserve"}))
    table, waiting = ({row[0]: row for row in found.rows} for found in lists([pool_firm("示例甲"), inside]))
    assert table[name][3] == "1 至 2 家"
    assert waiting[name] == (name, "示例甲", "示例甲", "是否在库")


def test_nothing_open_no_second_list() -> None:
    lists = progress_lists(measure(CHANGSHU, [], on=ON), [], PACKS.catalogue, ON)
    assert [listing.name for listing in lists] == ["目标进度"]


def test_a_forecast_and_the_nearest_firms() -> None:
    pool = [*(riser(f"示例升{year}", year) for year in (2021, 2022, 2023)), riser("示例候选", None)]
    target = XINING.target("giants-total")
    found = forecast(XINING, target, pool, PACKS, on=ON)
    assert found is not None
    candidates = find_candidates(target, pool, PACKS, on=ON, top=1)
    table, nearest = forecast_lists([(found, candidates)], pool, PACKS.catalogue, ON)
    row = table.rows[0]
    assert row[:6] == ("国家级专精特新“小巨人”企业", "≥ 20 家", "2024-12-31", 3, 0, 1)
    assert row[6] == "—"
    assert row[8] in ("3–4", "3")
    assert nearest.rows[0][1] == "示例候选"
    assert nearest.title.startswith("离专精特新“小巨人”企业最近的企业（")
    again = forecast_lists([(found, candidates), (found, candidates)], pool, PACKS.catalogue, ON)
    assert [listing.name for listing in again] == ["预测", "候选·专精特新“小巨人”企业"]
    assert len(again[0].rows) == 2


def test_without_history_it_says_so() -> None:
    pool = [pool_firm("示例甲", {"srdi_until": "2027-01-01"})]
    target = XINING.target("giants-total")
    found = forecast(XINING, target, pool, PACKS, on=ON)
    assert found is not None
    (table, *_) = forecast_lists(
        [(found, find_candidates(target, pool, PACKS, on=ON))], pool, PACKS.catalogue, ON
    )
    assert table.rows[0][7:10] == ("不推算", "不推算", "按确定数 20")
