from tests.web.case import Site
from tests.web.meetings.made import item
from tests.web.plans.made import science
from tidu.web.meetings.access import may_act
from tidu.web.meetings.models import MeetingItem


def test_a_units_people_see_what_they_own_or_help_with(site: Site) -> None:
    other = science(site)
    mine, helped = item(site), item(site, title="配合", owner=other, helpers=(site.bureau,))
    foreign = item(site, title="别的", owner=other)
    seen = MeetingItem.objects.visible_to
    assert set(seen(site.people["unit"])) == {mine, helped}
    for key in ("officer", "leader", "district_officer"):
        assert set(seen(site.people[key])) == {mine, helped, foreign}
    for key in ("firm", "provider", "stranger"):
        assert not seen(site.people[key]).exists()


def test_the_owner_acts_and_those_who_keep_the_plan(site: Site) -> None:
    other = science(site)
    mine, helped = item(site), item(site, title="配合", owner=other, helpers=(site.bureau,))
    assert may_act(site.people["unit"], mine)
    assert not may_act(site.people["unit"], helped)
    assert may_act(site.officer, helped)
    for key in ("leader", "district_officer", "stranger"):
        assert not may_act(site.people[key], mine)
