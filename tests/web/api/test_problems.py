import pytest

from tests.web.api.kit import V1, Caller
from tests.web.case import Site
from tidu.web.api.problems import Place, Problem


def test_the_place_and_the_word(site: Site) -> None:
    answer = Caller(site.officer).post("/firms", {"name": "", "jurisdiction": "甲", "colour": "red"})
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "invalid"
    said = {place["field"]: place["message"] for place in problem["where"]}
    assert said == {
        "body.uscc": "缺少这一项",
        "body.name": "太短",
        "body.jurisdiction": "应为整数",
        "body.colour": "没有这一项，请核对拼写",
    }


def test_a_parameter_is_named(site: Site) -> None:
    answer = Caller(site.officer).get("/firms", limit=0)
    assert answer.json()["where"] == [{"field": "query.limit", "message": "太小"}]


def test_a_body_that_is_no_json(site: Site) -> None:
    caller = Caller(site.officer)
    answer = caller._client.post(  # noqa: SLF001 - a body that `post` would not write
        f"{V1}/firms", "{", content_type="application/json", headers=caller.headers
    )
    assert answer.status_code == 422
    assert "JSON" in answer.json()["message"]


def test_nothing_there_in_the_same_shape(site: Site) -> None:
    answer = Caller(site.officer).get("/firms/999999")
    assert answer.status_code == 404
    assert answer.json() == {
        "code": "not_found",
        "message": "没有这一项，或者不在您的权限范围内",
        "where": [],
    }


@pytest.mark.parametrize("value", ["很多", "-5%"])
def test_a_value_that_does_not_fit_is_named(site: Site, value: str) -> None:
    body = {"year": 2025, "values": {"employees": value}, "source": "统计系统"}
    answer = Caller(site.officer).post(f"/firms/{site.east_firm.pk}/facts", body)
    assert answer.status_code == 422
    assert answer.json()["where"][0]["field"] == "body.values.employees"


def test_an_unknown_fact_is_named_with_near_ones(site: Site) -> None:
    body = {"year": 2025, "values": {"revenues": "1"}, "source": "统计系统"}
    problem = Caller(site.officer).post(f"/firms/{site.east_firm.pk}/facts", body).json()
    assert problem["code"] == "refused"
    assert "revenue" in problem["message"]
    assert problem["where"][0]["field"] == "body.values.revenues"


def test_the_shape() -> None:
    problem = Problem(code="invalid", message="有误", where=[Place(field="body.name", message="太短")])
    assert problem.model_dump() == {
        "code": "invalid",
        "message": "有误",
        "where": [{"field": "body.name", "message": "太短"}],
    }
