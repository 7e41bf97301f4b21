from typing import Any

import pytest

from tidu.plans import load_plans
from tidu.reader.suggest import LEAST, MOST, Suggestion, suggest


def first(code: str = "", libraries: dict[str, str] | None = None, **said: object) -> Suggestion | None:
    target = {"metric": "", "op": ">=", "value": 1, "unit": "家", "basis": None, "scope": "", **said}
    found = suggest(target, load_plans(), code=code, libraries=libraries)
    assert len(found) <= MOST
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score >= LEAST for one in found)
    return found[0] if found else None


def levels(suggestion: Suggestion | None) -> tuple[list[str], str]:
    assert suggestion is not None
    titles = suggestion.measure["titles"]
    return titles["levels"], titles["count"]


def test_titles_are_counted_as_the_goal_adds_them_up() -> None:
    assert levels(first(metric="专精特新中小企业", basis="cumulative")) == (["national.srdi"], "ever")
    assert levels(first(metric="新增专精特新“小巨人”企业", basis="new")) == (
        ["national.little-giant"],
        "newly_in",
    )
    both = first(metric="制造业单项冠军和专精特新“小巨人”企业")
    assert levels(both) == (["national.little-giant", "national.champion"], "valid_on")


def test_a_name_inside_another_goal_is_no_count_of_titles() -> None:
    assert first(metric="专精特新专题培训", unit="场") is None
    found = first(metric="上市“专精特新”中小企业", unit="户")
    assert found is None or "titles" not in found.measure


def test_a_city_title_is_only_suggested_where_it_exists() -> None:
    here = first(metric="市级“专精特新”中小企业", unit="户", code="220100")
    assert levels(here)[0] == ["changchun.srdi-city"]
    assert first(metric="市级“专精特新”中小企业", unit="户", code="990100") is None


def test_a_share_is_measured_as_another_plan_does() -> None:
    found = first(metric="研发投入强度", unit="%", basis="share", scope="专精特新企业")
    assert found is not None
    assert found.measure["expression"].startswith("sum(rd_expense of firms")
    assert "常熟市" in found.label


def test_money_by_a_fact_and_firms_by_a_library() -> None:
    found = first(metric="技术合同成交额", unit="亿元")
    assert found is not None
    assert found.measure == {"expression": "sum(tech_contract_value of firms)"}
    library = first(metric="纳入示例培育库的企业", libraries={"l1": "示例培育库"})
    assert library is not None
    assert library.measure == {"library": "l1"}


@pytest.mark.parametrize(
    "said", [{"unit": "亿千瓦"}, {"op": "full", "unit": "%"}, {"metric": "示例平台", "unit": "个"}]
)
def test_what_no_firm_can_tell_gets_none(said: dict[str, Any]) -> None:
    assert first(**({"metric": "示例服务"} | said)) is None
