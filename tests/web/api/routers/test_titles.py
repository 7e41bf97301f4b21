from tests.web.api.kit import Caller
from tests.web.case import Site

GIVEN = {
    "level": "national.srdi",
    "until": "2027-06-30",
    "since": "2024-07-01",
    "number": "示例 1",
    "source": "省厅公告",
}


def test_recorded_listed_withdrawn(site: Site) -> None:
    caller = Caller(site.officer)
    path = f"/firms/{site.east_firm.pk}/titles"
    answer = caller.post(path, GIVEN)
    assert answer.status_code == 201, answer.json()
    title = answer.json()
    assert (title["level_name"], title["until"]) == ("专精特新中小企业", "2027-06-30")
    assert caller.get(path).json() == [title]
    assert caller.post(path, GIVEN).status_code == 422
    gone = caller.post(f"{path}/{title['id']}/withdraw", {"on": "2026-01-01", "reason": "示例原因"}).json()
    assert (gone["withdrawn_on"], gone["withdrawn_reason"]) == ("2026-01-01", "示例原因")
    assert (
        caller.post(f"{path}/{title['id']}/withdraw", {"on": "2026-01-01", "reason": "再次"}).status_code
        == 422
    )


def test_a_title_of_another_firm_is_not_there(site: Site) -> None:
    caller = Caller(site.officer)
    title = caller.post(f"/firms/{site.east_firm.pk}/titles", GIVEN).json()
    body = {"on": "2026-01-01", "reason": "示例原因"}
    assert caller.post(f"/firms/{site.west_firm.pk}/titles/{title['id']}/withdraw", body).status_code == 404


def test_an_unknown_level(site: Site) -> None:
    answer = Caller(site.officer).post(
        f"/firms/{site.east_firm.pk}/titles", {**GIVEN, "level": "national.best"}
    )
    assert answer.status_code == 422
    assert "没有这个称号" in answer.json()["message"]
