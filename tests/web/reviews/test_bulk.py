"""Several at once: one line each, one refusal stops no other."""

import pytest

from tests.web.case import Site
from tests.web.reviews.kit import review
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.reviews.bulk import Decision, decide
from tidu.web.reviews.checks import save_checks
from tidu.web.reviews.models import Check
from tidu.workflows import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def chosen(batch: Batch) -> list[tuple[Application, int | None]]:
    found = Application.objects.filter(batch=batch).select_related("batch", "enterprise").order_by("pk")
    return [(one, one.steps.count()) for one in found]


def test_each_has_its_own_line(site: Site) -> None:
    batch = review(site)
    site.officer.enterprise = site.west_firm
    site.officer.save()
    outcomes = decide(user=site.officer, chosen=chosen(batch), decision=Decision("review-pass", "钥匙"))
    assert [(one.is_done, one.text) for one in outcomes] == [
        (True, "评审通过，现为“待推荐”"),
        (False, "不能办理本企业的申报"),
    ]
    assert Application.objects.get(enterprise=site.west_firm).state == "screened"


def test_the_same_key_does_nothing_again_and_an_old_page_is_told(site: Site) -> None:
    batch = review(site)
    old = chosen(batch)
    for _ in range(2):
        outcomes = decide(user=site.officer, chosen=old, decision=Decision("review-pass", "钥匙"))
        assert all(one.is_done for one in outcomes)
    assert [one.steps.count() for one, _ in old] == [3, 1]
    late = decide(user=site.officer, chosen=old, decision=Decision("review-refuse", "另一把", "理由"))
    assert ["“评审通过”" in one.text for one in late] == [True, True]


def test_the_reason_follows_the_check_list_by_clause(site: Site) -> None:
    batch = review(site)
    batch.materials.create(label="审计报告", is_mandatory=False)
    made = Application.objects.select_related("batch").get(enterprise=site.east_firm)
    key = f"m:{batch.materials.get().pk}"
    save_checks(actor=site.officer, application=made, duty=Duty.REVIEW, found={key: ("wrong", "没有盖章")})
    assert Check.objects.count() == 1
    decide(user=site.officer, chosen=[(made, None)], decision=Decision("review-return", "钥匙", "请补正"))
    assert made.steps.get(transition="review-return").reason == "请补正；1. 审计报告：有误、不符，没有盖章"


def test_without_a_reason_nothing_is_refused(site: Site) -> None:
    outcomes = decide(
        user=site.officer, chosen=chosen(review(site)), decision=Decision("review-refuse", "钥匙")
    )
    assert [one.text for one in outcomes] == ["请写明“评审不通过”的理由"] * 2
