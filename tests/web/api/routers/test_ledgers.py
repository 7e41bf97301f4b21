from tests.web.api.kit import Caller
from tests.web.case import Site

GIVEN = {"values": {"number": "ZL202400000001", "kind": "invention_patent"}, "source": "知识产权局"}


def test_added_listed_taken_out(site: Site) -> None:
    caller = Caller(site.officer)
    path = f"/firms/{site.east_firm.pk}/ledgers/ip"
    answer = caller.post(path, GIVEN)
    assert answer.status_code == 201, answer.json()
    row = answer.json()
    assert (row["ledger"], row["number"]) == ("ip", "ZL202400000001")
    assert caller.get(path).json() == [row]
    assert caller.post(path, GIVEN).status_code == 422
    assert caller.post(f"{path}/{row['id']}/remove", {"reason": "登记有误"}).status_code == 200
    assert caller.get(path).json() == []
    assert caller.post(f"{path}/{row['id']}/remove", {"reason": "再次"}).status_code == 422


def test_no_such_ledger(site: Site) -> None:
    caller = Caller(site.officer)
    assert caller.get(f"/firms/{site.east_firm.pk}/ledgers/dreams").status_code == 404
    assert caller.post(f"/firms/{site.east_firm.pk}/ledgers/titles", GIVEN).status_code == 422


def test_an_unknown_field(site: Site) -> None:
    body = {"values": {"colour": "red"}, "source": "知识产权局"}
    answer = Caller(site.officer).post(f"/firms/{site.east_firm.pk}/ledgers/ip", body)
    assert answer.status_code == 422
    assert answer.json()["where"][0]["field"] == "body.values.colour"
