"""Every step of every shipped workflow by every kind of person: taken or refused, as its table says.

The base case is a city: its own steps and those of its districts are taken here, those of province and nation
never. An operator counts as an officer of the city.
"""

import pytest

from tests.web.applications.kit import apply, open_batch, person, step, submitted
from tests.web.case import Site
from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application, Step
from tidu.web.applications.standing import refusal, standing_of
from tidu.web.batches.models import Handler
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction
from tidu.web.workflows import rank_of, site_rank, workflow_library
from tidu.workflows import Rank

pytestmark = pytest.mark.django_db

CITY = {"operator", "officer"}
DISTRICT = {*CITY, "district_officer"}
FILERS = {"firm", *DISTRICT, "specialist"}
MAY: dict[str, dict[str, set[str]]] = {
    "national.pool-entry": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "decide-return": CITY, "enter": CITY, "refuse": CITY,
    },
    "national.innovative-announcement": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "review-return": CITY, "recommend": CITY, "review-refuse": CITY,
        "announce": set(), "province-refuse": set(),
    },
    "national.srdi-recognition": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "review-return": CITY, "review-pass": CITY, "review-refuse": CITY,
        "recommend": CITY, "not-recommend": CITY, "recognise": set(), "province-refuse": set(),
    },
    "national.little-giant-recommendation": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "review-return": CITY, "review-pass": CITY, "review-refuse": CITY,
        "recommend": CITY, "not-recommend": CITY, "province-recommend": set(), "province-refuse": set(),
        "recognise": set(), "nation-refuse": set(),
    },
    "national.renewal": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": {"firm", *DISTRICT},
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "review-return": CITY, "review-refuse": CITY, "recommend": CITY,
        "recognise": set(), "province-refuse": set(),
    },
    "changchun.seed-collection": {
        "submit": {*FILERS, "unit"}, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "team-pass": {"team"}, "team-return": {"team"}, "team-refuse": {"team"},
        "decide-return": CITY, "enter": CITY, "refuse": CITY,
    },
    "changchun.srdi-city-recognition": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": DISTRICT, "screen-pass": DISTRICT, "screen-refuse": DISTRICT,
        "review-return": CITY, "review-pass": CITY, "review-refuse": CITY,
        "publish": CITY, "not-publish": CITY, "recognise": CITY, "objection-upheld": CITY,
    },
    "wujiang-resort.srdi-demo": {
        "submit": FILERS, "resubmit": FILERS, "withdraw": FILERS,
        "screen-return": CITY, "screen-pass": CITY, "screen-refuse": CITY,
        "recommend": CITY, "not-recommend": CITY, "recognise": CITY, "city-refuse": CITY,
    },
}  # fmt: skip
MAY["national.champion-recommendation"] = MAY["national.little-giant-recommendation"]
"""Who may take each step; everyone else may not. Teams are officers, and may do what officers of the city may."""


def persons(site: Site) -> dict[str, User]:
    site.east_firm.sector = "示例产业"
    site.east_firm.save()
    team = person(site, "专班", Role.OFFICER)
    team.sectors = ["示例产业"]
    team.save()
    return {**site.people, "team": team}


@pytest.mark.parametrize("workflow", sorted(MAY))
def test_every_step_by_every_role(site: Site, workflow: str) -> None:
    batch = open_batch(site, workflow)
    made = apply(batch, site.east_firm)
    found: dict[str, set[str]] = {name: set() for name in batch.workflow.transitions}
    for key, someone in persons(site).items():
        standing = standing_of(someone, made)
        for name, one in batch.workflow.transitions.items():
            if not refusal(standing, one):
                found[name].add(key)
    wanted = {name: {*keys, "team"} if keys & CITY else keys for name, keys in MAY[workflow].items()}
    assert found == wanted


def test_every_shipped_workflow_has_its_table() -> None:
    assert set(workflow_library().workflows) == set(MAY)


def test_a_refused_step_is_refused_by_the_service_too(site: Site) -> None:
    """Not only the buttons: each step of the screening tried by everyone the table does not name."""
    made = submitted(site, open_batch(site))
    for key in ("firm", "unit", "specialist", "provider", "expert", "leader", "stranger"):
        with pytest.raises(TiduError):
            step(site.people[key], made, "screen-pass")
    assert Step.objects.count() == 1
    assert step(site.people["district_officer"], made, "screen-pass").to_state == "screened"


def test_who_screens_does_not_decide(site: Site) -> None:
    made = submitted(site, open_batch(site))
    step(site.officer, made, "screen-pass")
    step(site.officer, made, "review-pass")
    with pytest.raises(TiduError, match="您初审过这份申报"):
        step(site.officer, made, "recommend")
    step(person(site, "另一人", Role.OFFICER), made, "recommend")


def test_who_submitted_does_not_review(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    step(site.district_officer, made, "submit")
    with pytest.raises(TiduError, match="由您提交"):
        step(site.district_officer, made, "screen-pass")
    step(site.officer, made, "screen-pass")


def test_what_a_firm_submitted_is_not_withdrawn_by_an_officer(site: Site) -> None:
    made = submitted(site, open_batch(site))
    with pytest.raises(TiduError, match="由企业或提交人办理"):
        step(site.officer, made, "withdraw")
    step(site.operator, made, "withdraw")


def test_nobody_handles_the_own_firm(site: Site) -> None:
    own = site.district_officer
    own.enterprise = site.east_firm
    own.save()
    made = submitted(site, open_batch(site))
    with pytest.raises(TiduError, match="不能办理本企业的申报"):
        step(own, made, "screen-pass")


def test_another_district_is_out_of_scope(site: Site) -> None:
    made = apply(open_batch(site), site.west_firm, state="submitted")
    with pytest.raises(TiduError, match="没有办理这家企业申报的权限"):
        step(site.district_officer, made, "screen-pass")


def test_named_handlers_alone_do_their_work(site: Site) -> None:
    batch = open_batch(site)
    made = apply(batch, site.east_firm, state="screened")
    Handler.objects.create(batch=batch, duty="review", unit=site.bureau)
    with pytest.raises(TiduError, match="指定由其他单位或人员办理"):
        step(site.operator, made, "review-pass")
    step(site.officer, made, "review-pass")


def test_a_county_city_takes_the_first_steps_and_waits_for_the_rest(site: Site) -> None:
    """The same workflow from where a county-level city stands: it screens, others review and recommend."""
    root = add_jurisdiction(name="示例县级市", kind=Kind.CITY, code="990181")
    town = add_jurisdiction(name="示例镇", kind=Kind.TOWN, parent=root)
    officer = User.objects.create_user(
        username="demo-county", name="示例县级人员", role=Role.OFFICER, root=root, jurisdiction=root
    )
    clerk = User.objects.create_user(
        username="demo-town", name="示例镇人员", role=Role.OFFICER, root=root, jurisdiction=town
    )
    assert site_rank(root) is Rank.DISTRICT
    assert rank_of(clerk, Rank.DISTRICT) is Rank.TOWN
    firm = site.east_firm
    firm.root, firm.jurisdiction = root, town
    firm.save()
    batch = open_batch(site)
    batch.root = batch.organiser = root
    batch.save()
    made: Application = apply(batch, firm, state="submitted")

    def may(user: User) -> list[str]:
        standing = standing_of(user, made)
        return [one.id for one in batch.workflow.spec.transitions if not refusal(standing, one)]

    filing = ["submit", "resubmit", "withdraw"]
    assert may(officer) == [*filing, "screen-return", "screen-pass", "screen-refuse"]
    assert may(clerk) == filing


def test_a_zone_stands_as_a_district() -> None:
    zone = add_jurisdiction(name="示例开发区", kind=Kind.ZONE, code="990100")
    assert site_rank(zone) is Rank.DISTRICT
