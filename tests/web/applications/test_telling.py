import pytest

from tests.web.applications.kit import MONTH, TODAY, apply, open_batch, person, step, submitted
from tests.web.case import Site
from tidu.web.accounts.roles import Role
from tidu.web.inbox.models import Message

pytestmark = pytest.mark.django_db


def told(*, since: int = 0) -> set[tuple[str, str]]:
    return set(Message.objects.filter(pk__gt=since).values_list("recipient__username", "subject"))


def test_the_nearest_authority_hears_that_it_is_next(site: Site) -> None:
    submitted(site, open_batch(site))
    firm = site.east_firm.name
    # The firm took the step itself; the city's officers may screen, but the district is nearer.
    assert told() == {("demo-district_officer", f"待办：{firm}提交")}


def test_a_return_says_what_to_do_by_when(site: Site) -> None:
    made = submitted(site, open_batch(site))
    last = Message.objects.latest("pk").pk
    step(site.district_officer, made, "screen-return", reason="缺审计报告")
    message = Message.objects.get(pk__gt=last)
    assert message.recipient == site.people["firm"]
    assert message.subject == "示例批次：已退回，请补正后重新提交"
    assert message.body == (
        f"示例批次，现为“已退回，请补正后重新提交”。理由：缺审计报告请在 {TODAY + MONTH} 前补正并重新提交。"
    )
    assert message.due_on == TODAY + MONTH
    assert message.address == f"/applications/{made.pk}/"


def test_who_submitted_for_a_firm_hears_too(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    step(site.people["specialist"], made, "submit")
    last = Message.objects.latest("pk").pk
    step(site.district_officer, made, "screen-refuse")
    assert {name for name, _ in told(since=last)} == {"demo-firm", "demo-specialist"}


def test_nobody_is_told_of_steps_above_the_site(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="reviewed")
    step(person(site, "决定", Role.OFFICER), made, "recommend")
    assert {name for name, _ in told()} == {"demo-firm"}
