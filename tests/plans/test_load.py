"""Plans are loaded apart from standards; a bare area means its newest plan in force."""

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.architecture.source import run_python
from tests.plans.kit import plan_text, target_text
from tidu.engine import UnknownIdError, load_packs
from tidu.plans import PlanLibrary, load_plans


def site(folder: Path, *plans: tuple[str, str, str]) -> PlanLibrary:
    """A folder of plans of one area: id, first day, last day."""
    (folder / "plans").mkdir()
    for number, (name, start, end) in enumerate(plans):
        text = plan_text(target_text("undated: true")).replace("test.plan-2023", name)
        text = text.replace("2023-01-01", start).replace("2025-12-31", end)
        (folder / "plans" / f"{number}.yaml").write_text(text, "utf-8")
    return load_plans(folder)


def test_the_five_plans_by_id_and_by_area() -> None:
    plans = load_plans()
    areas = ["changchun", "changshu", "wujiang-resort", "xiaoshan", "xining-zones"]
    assert sorted(plan.area for plan in plans.plans.values()) == areas
    assert plans.plan("changshu") is plans.plan("changshu.plan-2023")
    assert plans.packs is load_packs()
    assert load_plans() is plans


@pytest.mark.no_cover  # loads all packs twelve times
def test_packs_loaded_anew_take_their_plans_with_them(tmp_path: Path) -> None:
    kept = load_plans()
    for number in range(12):  # more folders than the packs of which are kept
        folder = tmp_path / str(number)
        folder.mkdir()
        load_packs(folder)
    assert load_plans().packs is load_packs()
    assert load_plans().plans.keys() == kept.plans.keys()


def test_the_newest_in_force_else_the_one_begun_last(tmp_path: Path) -> None:
    plans = site(
        tmp_path,
        ("test.plan-2020", "2020-01-01", "2022-12-31"),
        ("test.plan-2023", "2023-01-01", "2025-12-31"),
        ("test.plan-2024", "2024-07-01", "2025-12-31"),
        ("test.plan-2027", "2027-01-01", "2029-12-31"),
    )
    asked = {
        date(2019, 6, 1): "test.plan-2020",
        date(2021, 6, 1): "test.plan-2020",
        date(2024, 6, 30): "test.plan-2023",
        date(2024, 7, 1): "test.plan-2024",
        date(2026, 6, 1): "test.plan-2024",
        None: "test.plan-2027",
    }
    assert {day: plans.plan("test", on=day).id for day in asked} == asked


def test_an_unknown_plan_names_near_ones() -> None:
    with pytest.raises(UnknownIdError, match="是否指 changshu"):
        load_plans().plan("changshuu")


def test_a_site_cannot_rewrite_a_shipped_plan(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="同一 id、同一版本有两种内容"):
        site(tmp_path, ("changshu.plan-2023", "2023-01-01", "2025-12-31"))


def test_loading_the_packs_reads_no_plan() -> None:
    code = (
        "import sys\nfrom tidu.engine import load_packs\nload_packs()\n"
        "print(any(name.startswith('tidu.plans') for name in sys.modules))"
    )
    assert run_python(code).strip() == "False"
    assert "tidu.plans" in sys.modules
