"""Draws: recorded, repeatable, drawn again from the same record."""

import pytest

from tests.web.applications.kit import apply
from tests.web.case import Site
from tests.web.reviews.kit import draw, expert, experts, hand_in, review
from tidu.web.applications.models import Application
from tidu.web.assessments.models import FrozenError
from tidu.web.inbox.models import Message
from tidu.web.reviews.drawing import Order, agrees, make_draw, outcome_of, redraw, states_to_review, unit_of
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Draw, Kind, Sheet
from tidu.web.reviews.sheets import step_down

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def seats(batch_draw: Draw) -> dict[int, list[int]]:
    return {one["target"]: one["people"] for one in batch_draw.outcome}


def test_a_draw_is_recorded_gives_sheets_and_tells(site: Site) -> None:
    batch, people = review(site), experts(site)
    made = draw(site, batch, people)
    assert [one["wanted"] for one in made.targets] == [2, 2]
    assert [one["id"] for one in made.candidates] == [one.pk for one in people]
    given = set(Sheet.objects.values_list("application", "expert"))
    assert given == {(target, one) for target, chosen in seats(made).items() for one in chosen}
    assert len(given) == 4
    drawn_people = {one for _, one in given}
    assert set(Message.objects.values_list("recipient", flat=True)) >= drawn_people
    assert agrees(Draw.objects.get())
    with pytest.raises(FrozenError):
        made.save()


def test_a_record_that_was_tampered_with_does_not_agree(site: Site) -> None:
    made = draw(site, review(site), experts(site))
    made.outcome[0]["people"].reverse()
    assert not agrees(made)
    assert outcome_of(made) != made.outcome


def test_who_has_a_conflict_is_excluded_with_the_reason(site: Site) -> None:
    batch = review(site)
    own = expert(site, "本厂", unit=site.east_firm.name)
    made = draw(site, batch, [own, *experts(site)], each=3)
    east = Application.objects.get(enterprise=site.east_firm)
    assert made.excluded == [{"target": east.pk, "person": own.pk, "reason": "工作单位是申报企业"}]
    assert own.pk not in seats(made)[east.pk]


def test_too_few_candidates_are_named_and_nothing_is_kept(site: Site) -> None:
    batch = review(site)
    with pytest.raises(ReviewError, match=r"示例东镇精密机械有限公司（需 3 人，可选 2 人）.*增加候选人"):
        draw(site, batch, experts(site, 2), each=3)
    assert not Draw.objects.exists()
    assert not Sheet.objects.exists()


def test_only_who_keeps_the_batch_draws(site: Site) -> None:
    batch = review(site)
    for key in ("district_officer", "leader", "stranger", "expert"):
        with pytest.raises(ReviewError, match="没有组织"):
            make_draw(
                actor=site.people[key],
                batch=batch,
                order=Order(Kind.EXPERTS, 1, "1"),
                people=experts(site, 0),
            )


def test_stepping_down_is_drawn_again_from_the_same_record(site: Site) -> None:
    batch, people = review(site), experts(site, 5)
    first = draw(site, batch, people)
    sheet = Sheet.objects.order_by("pk")[0]
    step_down(actor=sheet.expert, sheet=sheet, reason="曾任该企业顾问")
    second = Draw.objects.first()
    assert second is not None
    assert (second.origin, second.seed, second.candidates) == (first, first.seed, first.candidates)
    assert agrees(second)
    target, leaving = sheet.application_id, sheet.expert_id
    assert second.excluded[-1]["reason"] == "本人申请回避：曾任该企业顾问"
    stayed = [one for one in seats(first)[target] if one != leaving]
    assert seats(second)[target][:1] == stayed
    others = {key: value for key, value in seats(first).items() if key != target}
    assert {key: value for key, value in seats(second).items() if key != target} == others
    standing = Sheet.objects.standing().filter(application=target).values_list("expert", flat=True)
    assert set(standing) == set(seats(second)[target])
    assert len(standing) == 2
    assert Sheet.objects.visible_to(sheet.expert).filter(pk=sheet.pk).count() == 0


def test_where_nobody_is_left_the_place_stays_empty_and_is_filled_later(site: Site) -> None:
    batch, people = review(site), experts(site, 2)
    draw(site, batch, people)
    sheet = Sheet.objects.select_related("draw", "application__enterprise", "expert").order_by("pk")[0]
    step_down(actor=sheet.expert, sheet=sheet, reason="亲属任职")
    assert Sheet.objects.standing().filter(application=sheet.application).count() == 1
    more = draw(site, batch, [*people, expert(site, "补充")], seed="补充")
    assert [(one["id"], one["wanted"]) for one in more.targets] == [(sheet.application_id, 1)]
    assert {one["reason"] for one in more.excluded} == {"已在这份申报的评审组", "本人申请回避：亲属任职"}
    assert Sheet.objects.standing().filter(application=sheet.application).count() == 2


def test_a_redraw_passes_over_who_came_by_another_draw(site: Site) -> None:
    batch, people = review(site), experts(site, 4)
    draw(site, batch, people[:2])
    draw(site, batch, people[2:3], each=3, seed="另一次")
    sheet = Sheet.objects.select_related("draw__origin", "application__enterprise", "expert").order_by("pk")[
        0
    ]
    made = redraw(actor=sheet.expert, sheet=sheet, reason="示例")
    assert {one["person"] for one in made.excluded} == {people[2].pk, sheet.expert_id}


def test_who_is_complete_is_not_drawn_again(site: Site) -> None:
    batch, people = review(site), experts(site)
    draw(site, batch, people)
    with pytest.raises(ReviewError, match="没有需要抽取的申报"):
        draw(site, batch, people)


def test_inspections_draw_firms_and_people(site: Site) -> None:
    batch = review(site)
    order = Order(Kind.INSPECTION, 1, "双随机", sample=1)
    made = make_draw(
        actor=site.officer, batch=batch, order=order, people=[site.officer, site.district_officer]
    )
    assert len(made.targets) == 2
    assert len(made.outcome) == 1
    assert agrees(made)
    assert Sheet.objects.get().kind == Kind.INSPECTION
    assert unit_of(site.officer) == site.bureau.name
    assert unit_of(site.district_officer) == ""


def test_what_is_reviewed_is_what_waits_for_scores(site: Site) -> None:
    batch = review(site)
    assert states_to_review(batch) == ["screened"]
    late = apply(batch, site.foreign_firm, state="reviewed")
    draw(site, batch, experts(site))
    assert not late.sheets.exists()
    hand_in(Sheet.objects.filter(application__enterprise=site.east_firm)[0], 50, 30)
