from pathlib import Path

import pytest

from tests.cli.typed import write_roster
from tests.plans.kit import ON
from tidu.cli.errors import UsageError
from tidu.cli.plan_firms import check_source, plan_and_pool
from tidu.engine.uscc import make
from tidu.plans import load_plans


def roster(folder: Path, *codes: str) -> Path:
    rows = [
        {"uscc": make(code, f"MA{number:06d}"), "name": f"示例{number}", "jurisdiction": ""}
        for number, code in enumerate(codes)
    ]
    return write_roster(folder / "名单.csv", *rows)


def test_the_firms_come_from_one_source() -> None:
    check_source(Path("名单.csv"), site=False, of_roster={"--sheet": "甲"}, place=None)
    check_source(None, site=True, of_roster={"--sheet": None}, place="示例市")
    with pytest.raises(UsageError, match="二者选一"):
        check_source(None, site=False, of_roster={}, place=None)
    with pytest.raises(UsageError, match="二者选一"):
        check_source(Path("名单.csv"), site=True, of_roster={}, place=None)
    with pytest.raises(UsageError, match="--packs、--sheet 只用于企业名单"):
        check_source(None, site=True, of_roster={"--packs": ["甲"], "--sheet": "甲"}, place=None)
    with pytest.raises(UsageError, match="--place 只用于 --site"):
        check_source(Path("名单.csv"), site=False, of_roster={}, place="示例市")


def test_the_plan_is_that_of_the_place_all_firms_lie_in(tmp_path: Path) -> None:
    plans = load_plans()
    plan, pool = plan_and_pool(plans, roster(tmp_path, "320581", "320581"), None, ON, None, None)
    assert (plan.area, len(pool)) == ("changshu", 2)
    with pytest.raises(UsageError, match="请用 --plan 写明"):
        plan_and_pool(plans, roster(tmp_path, "320581", "220102"), None, ON, None, None)


def test_firms_of_elsewhere_are_told_and_libraries_are_the_plans_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans, path = load_plans(), roster(tmp_path, "320581")
    _, pool = plan_and_pool(plans, path, "changchun", ON, None, ["pool"])
    assert pool[0].libraries == frozenset({"changchun.pool"})
    assert "1 家企业的辖区代码不在长春市" in capsys.readouterr().err
    with pytest.raises(UsageError, match="没有名为 nothing 的库"):
        plan_and_pool(plans, path, "changchun", ON, None, ["nothing"])
