from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.api.kit import V1, Answer, Caller
from tests.web.case import Site
from tests.web.imports.makers import firm, table
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.models import ImportRun
from tidu.web.jobs.services import run


def sent(caller: Caller, data: bytes, source: str = "示例局 名单") -> Answer:
    body = {"file": SimpleUploadedFile("示例名单.csv", data), "source": source, "strength": "department"}
    return caller._client.post(f"{V1}/imports", body, headers=caller.headers)  # noqa: SLF001 - a form, no JSON


def test_uploaded_confirmed_applied_undone(site: Site) -> None:
    caller = Caller(site.officer)
    bad = firm(2) | {"统一社会信用代码": "91990102MA0000000X"}
    answer = sent(caller, table([firm(1), bad]))
    assert answer.status_code == 201, answer.json()
    made = answer.json()
    assert (made["state"], made["problems"]) == ("uploaded", [])
    path = f"/imports/{made['id']}"
    assert caller.post(f"{path}/mapping", {}).json()["counts"]["new"] == 1
    (row,) = caller.get(f"{path}/rows", outcome="new").json()
    assert row["values"]["2025"] == {"revenue": "10010000.00"}
    assert row["firm"] is None
    (refused,) = caller.get(f"{path}/rows").json()
    assert "校验" in refused["faults"][0]["message"]
    run(caller.post(f"{path}/apply", {}).json()["id"])
    assert caller.get(path).json()["state"] == "applied"
    assert Enterprise.objects.visible_to(site.officer).filter(uscc=row["uscc"]).exists()
    run(caller.post(f"{path}/undo", {}).json()["id"])
    assert caller.get(path).json()["state"] == "undone"
    assert [one["id"] for one in caller.get("/imports").json()] == [made["id"]]


def test_a_file_that_is_no_table_is_not_kept(site: Site) -> None:
    answer = sent(Caller(site.officer), b"\x00\x01\x02")
    assert answer.status_code == 422
    assert answer.json()["code"] == "refused"
    assert not ImportRun.objects.exists()


def test_what_is_missing_is_named(site: Site) -> None:
    answer = sent(Caller(site.officer), table([firm(1)]), source="")
    assert answer.status_code == 422


def test_another_persons_import_is_not_there(site: Site) -> None:
    made = sent(Caller(site.officer), table([firm(1)])).json()
    other = Caller(site.district_officer)
    assert other.get(f"/imports/{made['id']}").status_code == 404
    for step in ("mapping", "apply", "undo"):
        assert other.post(f"/imports/{made['id']}/{step}", {}).status_code == 404
    assert other.get("/imports").json() == []


def test_a_step_out_of_turn_is_refused(site: Site) -> None:
    caller = Caller(site.officer)
    made = sent(caller, table([firm(1)])).json()
    answer = caller.post(f"/imports/{made['id']}/undo", {})
    assert answer.status_code == 422
    assert answer.json()["code"] == "refused"
