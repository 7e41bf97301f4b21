"""Check lists: what is gone through, kept a version, and said to the firm."""

import pytest

from tests.web.applications.kit import open_batch, step, submitted
from tests.web.case import Site
from tidu.web.applications.models import Application
from tidu.web.reviews.checks import checks_of, items_of, may_check, reason_text, save_checks
from tidu.web.reviews.errors import ReviewError
from tidu.workflows import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(site: Site) -> Application:
    batch = open_batch(site, standard="national.srdi-2026")
    batch.materials.create(label="审计报告", is_mandatory=False)
    return submitted(site, batch)


def test_materials_and_conditions_are_gone_through(made: Application) -> None:
    version = made.versions.get()
    items = items_of(made, version)
    assert (items[0].label, items[0].hint) == ("审计报告", "未交")
    assert items[0].key == f"m:{made.batch.materials.get().pk}"
    assert "c:niche-years" in {one.key for one in items}
    assert any("附件1·一" in one.label and one.hint.startswith("预审") for one in items)


def test_what_was_found_is_said_by_clause(site: Site, made: Application) -> None:
    material = f"m:{made.batch.materials.get().pk}"
    found = {
        material: ("missing", ""),
        "c:niche-years": ("wrong", "合同早于成立"),
        "c:debt-ratio": ("fine", ""),
    }
    assert save_checks(actor=site.district_officer, application=made, duty=Duty.SCREEN, found=found) == 3
    version = made.versions.get()
    text = reason_text(checks_of(version, Duty.SCREEN))
    assert text == "1. 审计报告：缺少；2. 从事特定细分市场满3年（附件1·一）：有误、不符，合同早于成立"
    assert checks_of(version, Duty.REVIEW) == []
    save_checks(actor=site.district_officer, application=made, duty=Duty.SCREEN, found={material: ("", "")})
    assert len(checks_of(version, Duty.SCREEN)) == 2


def test_something_wrong_needs_a_remark(site: Site, made: Application) -> None:
    with pytest.raises(ReviewError, match="请说明哪里有误：从事特定细分市场满3年"):
        save_checks(
            actor=site.district_officer,
            application=made,
            duty=Duty.SCREEN,
            found={"c:niche-years": ("wrong", "")},
        )


def test_only_whose_turn_it_is_checks(site: Site, made: Application) -> None:
    assert may_check(site.district_officer, made, Duty.SCREEN)
    for user, duty in (
        (site.people["firm"], Duty.SCREEN),
        (site.people["leader"], Duty.SCREEN),
        (site.officer, Duty.REVIEW),
    ):
        with pytest.raises(ReviewError, match="不由您办理"):
            save_checks(actor=user, application=made, duty=duty, found={})
    step(site.district_officer, made, "screen-return")
    made.refresh_from_db()
    assert not may_check(site.district_officer, made, Duty.SCREEN)
