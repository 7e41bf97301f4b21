from tests.web.api.kit import Caller
from tests.web.case import Site


def test_what_was_said_is_read_back_with_its_source(site: Site) -> None:
    caller = Caller(site.officer)
    path = f"/firms/{site.east_firm.pk}/facts"
    body = {
        "year": 2025,
        "values": {"revenue": "1500.5万", "employees": 12},
        "source": "统计系统",
        "place": "第 3 行",
    }
    (year,) = caller.post(path, body).json()
    facts = {one["fact"]: one for one in year["facts"]}
    assert year["year"] == 2025
    assert facts["revenue"]["value"] == "15005000.00"
    assert facts["revenue"]["label"] == "营业收入"
    assert (facts["employees"]["source"], facts["employees"]["strength"]) == ("统计系统", "platform")
    assert facts["employees"]["place"] == "第 3 行"
    assert caller.get(path).json() == [year]


def test_a_weaker_source_contradicts_and_changes_nothing(site: Site) -> None:
    caller = Caller(site.officer)
    path = f"/firms/{site.east_firm.pk}/facts"
    caller.post(
        path, {"year": 2025, "values": {"revenue": "2000万"}, "source": "税务", "strength": "department"}
    )
    (year,) = caller.post(path, {"year": 2025, "values": {"revenue": "1万"}, "source": "平台"}).json()
    (fact,) = year["facts"]
    assert fact["value"] == "20000000.00"
    assert fact["conflicts"] == [{"value": "10000.00", "source": "平台"}]


def test_a_fact_in_the_wrong_year(site: Site) -> None:
    body = {"year": 0, "values": {"revenue": "1"}, "source": "平台"}
    answer = Caller(site.officer).post(f"/firms/{site.east_firm.pk}/facts", body)
    assert answer.status_code == 422
    assert "年度" in answer.json()["message"]


def test_another_districts_firm_is_not_there(site: Site) -> None:
    body = {"year": 2025, "values": {"revenue": "1"}, "source": "平台"}
    assert Caller(site.district_officer).post(f"/firms/{site.west_firm.pk}/facts", body).status_code == 404
