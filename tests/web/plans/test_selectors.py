import pytest

from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, title
from tidu.plans.status import Status
from tidu.web.plans import selectors
from tidu.web.plans.packs import plans
from tidu.web.plans.selectors import document_lists, firms_behind, history_of, plan_lines, targets_by_need
from tidu.web.plans.services import measure
from tidu.web.plans.standing import ORDER, standings


def test_plans_beside_each_other(site: Site) -> None:
    first, second = plan(site), plan(site, pack="changshu.plan-2023")
    second.pack = "gone.plan-2020"
    second.save()
    lines = {line.adopted: line for line in plan_lines(site.people["leader"])}
    assert sum(count for _, _, count in lines[first].tally) == 12
    assert lines[second].standings == ()
    assert plan_lines(site.stranger) == ()


def test_firms_behind_a_figure_are_narrowed_and_paged(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    for firm in (site.east_firm, site.west_firm):
        title(site, firm)
    measure(adopted, on=ON)
    srdi = next(one for one in standings(adopted, pack) if one.target.id == "srdi")
    assert firms_behind(site.officer, srdi) == ([site.east_firm, site.west_firm], 0)
    assert firms_behind(site.district_officer, srdi) == ([site.east_firm], 0)
    assert firms_behind(site.officer, srdi, unknown=True) == ([], 0)
    monkeypatch.setattr(selectors, "PER_PAGE", 1)
    assert firms_behind(site.officer, srdi) == ([site.east_firm], site.east_firm.pk)
    assert firms_behind(site.officer, srdi, after=site.east_firm.pk) == ([site.west_firm], 0)


def test_history_is_what_was_kept_at_each_close(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    measure(adopted, on=ON)
    title(site, site.east_firm)
    measure(adopted, on=ON.replace(month=9))
    assert history_of(adopted, pack, "srdi") == ((ON.replace(month=9), "1 户"), (ON, "0 户"))
    # Without holders there is nothing to divide.
    assert history_of(adopted, pack, "rd-intensity")[1][1] == "无法计算"


def test_the_document_says_first_what_it_leaves_open() -> None:
    lists = document_lists(plans().plan("xiaoshan"))
    assert lists[0].title.startswith("文件没有写明")
    assert not any(one.title.startswith(("目标：", "任务", "库、")) for one in lists)
    for one in lists:
        cells = [[cell for _, cell in row.cells] for row in one.rows]
        assert all(any(row[place] not in ("", None) for row in cells) for place in range(len(one.labels)))
        # One cell of each row is its clause, and opens something.
        assert all([is_clause for is_clause, _ in row.cells].count(True) == 1 and row.key for row in one.rows)
    rules = next(one for one in lists if one.title.startswith("奖补"))
    assert {row.kind for row in rules.rows} == {"incentive"}
    assert {row.key for row in rules.rows} == {one.spec.id for one in plans().plan("xiaoshan").incentives}


def test_what_asks_for_attention_comes_first(site: Site) -> None:
    measure(plan(site), on=ON)
    lines = plan_lines(site.officer)
    found = [one.progress.status for _, one in targets_by_need(lines)]
    assert found == sorted(found, key=ORDER.index)
    behind = targets_by_need(lines, status=Status.behind)
    assert len(behind) == found.count(Status.behind) > 0
