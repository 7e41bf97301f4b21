import pytest

from tests.web.api.kit import Caller
from tests.web.assessments.made import ON, fill
from tests.web.assessments.test_screening import SRDI, screened
from tests.web.case import Site
from tidu.web.assessments.models import Assessment
from tidu.web.assessments.services import assess
from tidu.web.enterprises.models import Enterprise

BODY = {"standard": SRDI, "on": "2026-06-01"}


def stored(site: Site) -> dict[int, Assessment]:
    firms = (site.east_firm, site.west_firm, site.foreign_firm)
    return {firm.pk: assess(actor=None, enterprise=firm, standard=SRDI, on=ON, case="new") for firm in firms}


@pytest.mark.parametrize(
    "person", ["operator", "officer", "district_officer", "specialist", "firm", "leader", "stranger"]
)
def test_nobody_is_shown_more_than_the_scope(site: Site, person: str) -> None:
    user = site.people[person]
    caller, made = Caller(user), stored(site)
    visible = set(Enterprise.objects.visible_to(user).values_list("pk", flat=True))
    for firm, one in made.items():
        expected = 200 if firm in visible else 404
        assert caller.get(f"/firms/{firm}/assessments").status_code == expected
        assert caller.get(f"/assessments/{one.pk}").status_code == expected


def test_judged_and_kept(site: Site) -> None:
    fill(site, site.east_firm)
    caller = Caller(site.officer)
    answer = caller.post(f"/firms/{site.east_firm.pk}/assessments", BODY)
    assert answer.status_code == 201, answer.json()
    made = answer.json()
    assert (made["verdict"], made["standard"], made["case"], made["firm"]) == (
        "unmet",
        SRDI,
        "new",
        site.east_firm.pk,
    )
    assert made["facts"]["values"]["revenue"]["2025"] == "42000000.00"
    fill(site, site.east_firm, total_liabilities="1000万")
    assert caller.get(f"/assessments/{made['id']}").json() == made
    (short,) = caller.get(f"/firms/{site.east_firm.pk}/assessments").json()
    assert short == {name: made[name] for name in short}
    assert "result" not in short


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"standard": "national.best"}, "national.best"),
        ({"standard": "national.size-2011"}, "只划分规模"),
        ({"case": "x"}, "内容有误"),
    ],
)
def test_what_is_refused(site: Site, change: dict[str, str], message: str) -> None:
    answer = Caller(site.officer).post(f"/firms/{site.east_firm.pk}/assessments", BODY | change)
    assert answer.status_code == 422
    assert message in answer.json()["message"]


def test_who_may_not_keep_firms_stores_nothing(site: Site) -> None:
    for person in ("leader", "firm"):
        answer = Caller(site.people[person]).post(f"/firms/{site.east_firm.pk}/assessments", BODY)
        assert answer.status_code == 403
    assert not Assessment.objects.exists()


def test_the_latest_verdicts_page_by_cursor_and_by_scope(site: Site) -> None:
    screened(site)
    caller = Caller(site.officer)
    whole = caller.get("/verdicts", standard=SRDI).json()
    assert {one["firm"] for one in whole["items"]} == {site.east_firm.pk, site.west_firm.pk}
    first = caller.get("/verdicts", standard=SRDI, limit=1).json()
    second = caller.get("/verdicts", standard=SRDI, limit=1, after=first["next"]).json()
    assert [*first["items"], *second["items"]] == whole["items"]
    east = Caller(site.district_officer).get("/verdicts", standard=SRDI).json()["items"]
    assert [one["firm"] for one in east] == [site.east_firm.pk]
    assert Caller(site.stranger).get("/verdicts", standard=SRDI).json()["items"] == []
    for one in whole["items"]:
        assert one in caller.get("/verdicts", standard=SRDI, verdict=one["verdict"]).json()["items"]
    assert caller.get("/verdicts", standard=SRDI, case="renewal").json()["items"] == []
    assert caller.get("/verdicts", standard="national.best").status_code == 422
