from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo
from tidu.web.meetings.models import Act, MeetingItem, State
from tidu.web.plans.models import AdoptedPlan
from tidu.web.teams.models import Contact


def test_teams_are_those_of_the_document(demo: Demo) -> None:
    found = AdoptedPlan.objects.get(pack="changchun.plan-2022")
    teams = list(found.teams.select_related("lead"))
    assert len(teams) == 6
    assert {team.lead.name for team in teams if team.lead is not None} >= {"市工业和信息化局", "市商务局"}
    assert all(team.lead is not None for team in teams)
    assert not AdoptedPlan.objects.get(pack="changshu.plan-2023").teams.exists()


def test_nobody_could_be_taken_for_real(demo: Demo) -> None:
    assert all(one.name.startswith("示例") and one.phone.startswith("000-") for one in Contact.objects.all())
    assert Contact.objects.exists()
    assert all(one.title.startswith("示例") for one in MeetingItem.objects.all())


def test_items_are_done_open_and_late(demo: Demo) -> None:
    for adopted in AdoptedPlan.objects.all():
        items = list(adopted.meeting_items.prefetch_related("steps"))
        assert {one.state for one in items} == {State.OPEN, State.DONE}
        assert any(one.is_open and one.due_on < ON for one in items)
        assert any(one.is_open and one.due_on >= ON for one in items)
        for one in items:
            acts = [step.act for step in one.steps.all()]
            assert acts == ([Act.RAISED] if one.is_open else [Act.DONE, Act.RAISED])
