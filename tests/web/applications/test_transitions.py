import pytest

from tests.web.applications.kit import SRDI, TODAY, apply, open_batch, person, step, submitted
from tests.web.case import Site
from tidu.engine.errors import UnknownIdError
from tidu.web.accounts.roles import Role
from tidu.web.applications.errors import OvertakenError, TransitionError
from tidu.web.applications.models import Application, Step
from tidu.web.applications.transitions import act
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.titles.models import Title


def test_a_whole_run_from_the_firm_to_the_recommendation(site: Site) -> None:
    batch = open_batch(site)
    made = submitted(site, batch)
    step(site.district_officer, made, "screen-return")
    step(site.people["firm"], made, "resubmit")
    step(site.district_officer, made, "screen-pass")
    step(site.officer, made, "review-pass")
    step(person(site, "决定", Role.OFFICER), made, "recommend")
    made.refresh_from_db()
    assert made.state == "recommended"
    assert made.is_active
    assert list(made.steps.values_list("position", "transition")) == [
        (1, "submit"),
        (2, "screen-return"),
        (3, "resubmit"),
        (4, "screen-pass"),
        (5, "review-pass"),
        (6, "recommend"),
    ]
    assert list(made.versions.values_list("number", flat=True)) == [2, 1]
    assert Entry.objects.filter(action="申报推荐到省", object_id=str(made.pk)).count() == 1
    assert not Title.objects.exists()


def test_the_same_key_is_one_step(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    first = act(site.people["firm"], made, "submit", key="一次")
    second = act(site.people["firm"], made, "submit", key="一次")
    assert first.pk == second.pk
    assert made.steps.count() == 1
    assert made.versions.count() == 1


def test_a_key_of_another_step_is_refused(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    act(site.people["firm"], made, "submit", key="一次")
    with pytest.raises(TransitionError, match="提交标识重复"):
        act(site.people["firm"], made, "withdraw", key="一次")


def test_who_comes_second_is_told_who_was_faster(site: Site) -> None:
    made = submitted(site, open_batch(site))
    step(site.district_officer, made, "screen-pass")
    with pytest.raises(OvertakenError, match=r"示例东区人员.*初审通过.*待市级评审"):
        step(site.operator, made, "screen-refuse")
    assert made.steps.count() == 2


def test_an_old_page_does_not_act_on_a_new_version(site: Site) -> None:
    """Returned and submitted again, it is in the same state, but not what the officer read."""
    made = submitted(site, open_batch(site))
    step(site.district_officer, made, "screen-return")
    step(site.people["firm"], made, "resubmit")
    with pytest.raises(OvertakenError, match="重新提交"):
        act(site.district_officer, made, "screen-pass", key="旧页面", seen=1)
    assert act(site.district_officer, made, "screen-pass", key="新页面", seen=3).position == 4


def test_what_is_missing_is_named_and_nothing_is_written(site: Site) -> None:
    made = submitted(site, open_batch(site))
    with pytest.raises(TransitionError, match="请写明“退回补正”的理由"):
        act(site.district_officer, made, "screen-return", key="无理由", reason=" ")
    made.refresh_from_db()
    assert made.state == "submitted"
    assert Step.objects.count() == 1


def test_an_unknown_step(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    with pytest.raises(UnknownIdError, match="没有名为 fly 的步骤"):
        act(site.officer, made, "fly", key="飞")


def test_an_effect_that_fails_undoes_the_whole_step(site: Site) -> None:
    """A pool entry without a pool: state, step, trail and messages stay as they were."""
    made = apply(open_batch(site, "national.pool-entry"), site.east_firm, state="screened")
    before = Entry.objects.count(), Message.objects.count()
    with pytest.raises(TransitionError, match="没有写明纳入哪个库"):
        step(site.officer, made, "enter")
    made.refresh_from_db()
    assert made.state == "screened"
    assert not made.steps.exists()
    assert (Entry.objects.count(), Message.objects.count()) == before


def test_an_ended_application_makes_room_for_another(site: Site) -> None:
    batch = open_batch(site)
    made = submitted(site, batch)
    step(site.people["firm"], made, "withdraw")
    made.refresh_from_db()
    assert not made.is_active
    assert made.ended_at is not None
    assert Application.objects.in_progress().count() == 0
    assert apply(batch, site.east_firm).is_active


def test_the_day_of_the_step_is_the_one_given(site: Site) -> None:
    batch = open_batch(site, SRDI, closes_on=TODAY)
    made = apply(batch, site.east_firm)
    with pytest.raises(TransitionError, match=f"批次已于 {TODAY} 截止受理"):
        act(site.people["firm"], made, "submit", key="晚了", on=TODAY.replace(year=TODAY.year + 1))
