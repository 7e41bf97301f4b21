"""Changes of many firms as a whole: for whom, at once or as a job, and in the trail."""

import pytest

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.audit.models import Entry
from tidu.web.enterprises import bulk
from tidu.web.enterprises.bulk import ACTIONS, Selection, change_later, change_now, offered_to
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import Job, State

pytestmark = pytest.mark.django_db
VALUES, TOLD = {"sector": "装备"}, {"产业领域": "装备"}


def later(site: Site, actor: User, selection: Selection | None = None) -> Job:
    return change_later(
        actor=actor, action=ACTIONS["fields"], selection=selection or Selection(), values=VALUES, told=TOLD
    )


def sectors(site: Site) -> dict[str, str]:
    return {key: Enterprise.objects.get(pk=firm.pk).sector for key, firm in site.firms.items()}


def test_who_is_offered_what(site: Site) -> None:
    def offered(person: str) -> set[str]:
        return {offer.id for offer in offered_to(site.people[person])}

    assert offered("officer") == {*ACTIONS, "export"}
    assert offered("specialist") == {*ACTIONS} - {"assign"}
    assert offered("leader") == {"export"}
    assert offered("firm") == offered("expert") == set()


def test_now_in_one_transaction_with_one_entry_of_the_whole(site: Site) -> None:
    outcome = change_now(
        actor=site.district_officer, action=ACTIONS["fields"], selection=Selection(), values=VALUES, told=TOLD
    )
    assert str(outcome) == "共 1 家，已处理 1 家"
    assert sectors(site) == {"east": "装备", "west": "", "foreign": ""}
    assert Entry.objects.get(action="批量操作：设置产业链或辖区").after == {
        "范围": "全部企业", "产业领域": "装备", "企业数": 1, "改动的企业数": 1,
    }  # fmt: skip


def test_a_job_does_the_same_and_leads_back(site: Site) -> None:
    job = later(site, site.officer, Selection("q=%E7%A4%BA%E4%BE%8B&sort=-level"))
    assert job.title == "设置产业链或辖区：查找“示例”"
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.DONE, "共 2 家，已处理 2 家")
    assert job.result["address"] == "/enterprises/?q=%E7%A4%BA%E4%BE%8B&sort=-level&view=all"
    assert sectors(site) == {"east": "装备", "west": "装备", "foreign": ""}


def test_what_the_person_may_is_asked_when_the_job_runs(site: Site) -> None:
    job = later(site, site.officer)
    User.objects.filter(pk=site.officer.pk).update(jurisdiction=site.east)
    jobs.run(job.pk)
    assert sectors(site) == {"east": "装备", "west": "", "foreign": ""}
    lost = later(site, site.officer)
    User.objects.filter(pk=site.officer.pk).update(role=Role.LEADER)
    Enterprise.objects.update(sector="")
    jobs.run(lost.pk)
    lost.refresh_from_db()
    assert (lost.state, lost.message) == (State.FAILED, "没有维护企业的权限")
    assert set(sectors(site).values()) == {""}


def test_ids_in_a_jobs_arguments_reach_no_further_than_the_person(site: Site) -> None:
    forged = Selection(ids=tuple(firm.pk for firm in site.firms.values()))
    job = later(site, site.district_officer, forged)
    jobs.run(job.pk)
    assert sectors(site) == {"east": "装备", "west": "", "foreign": ""}


def test_a_job_begun_again_goes_on_where_it_stood(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_BATCH", 1)
    job = later(site, site.officer)
    Job.objects.filter(pk=job.pk).update(attempts=1)
    change_now(
        actor=site.officer, action=ACTIONS["fields"], selection=Selection(ids=(site.east_firm.pk,)),
        values=VALUES, told=TOLD,
    )  # fmt: skip
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.message == "共 2 家，已处理 1 家，1 家原已如此"


def test_without_the_right_no_job_is_queued(site: Site) -> None:
    with pytest.raises(RegistryError):
        later(site, site.people["leader"])
    with pytest.raises(RegistryError):
        change_now(
            actor=site.people["leader"], action=ACTIONS["fields"], selection=Selection(), values=VALUES,
            told=TOLD,
        )  # fmt: skip
    assert not Job.objects.exists()


def test_a_selection_survives_a_job() -> None:
    selection = Selection("q=x", (1, 2))
    assert Selection.parse(selection.kept()) == selection
