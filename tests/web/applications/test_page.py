import pytest

from tests.web.applications.kit import MONTH, TODAY, apply, open_batch, step, submitted
from tests.web.case import Site
from tidu.web.applications.page import added_rows, allowed_steps, days_left, materials_of, page_of, verdict_of

pytestmark = pytest.mark.django_db


def test_days_left_while_it_can_be_submitted(site: Site) -> None:
    batch = open_batch(site)
    assert days_left(apply(batch, site.east_firm)) == MONTH.days
    assert days_left(apply(batch, site.west_firm, state="submitted")) is None
    batch.closes_on = TODAY - MONTH
    assert days_left(apply(batch, site.west_firm, state="withdrawn")) is None


def test_the_verdict_is_live_then_frozen(site: Site) -> None:
    made = apply(open_batch(site, standard="national.srdi-2026"), site.east_firm)
    live = verdict_of(made, [])
    assert live is not None
    step(site.people["firm"], made, "submit")
    made.refresh_from_db()
    frozen = verdict_of(made, made.versions.all())
    assert frozen is not None
    assert frozen.shown.verdict == live.shown.verdict


def test_added_values_in_words() -> None:
    added = [
        {"fact": "revenue", "year": 2025, "value": "15000000.00"},
        {"fact": "gone_fact", "year": 2025, "value": "1"},
    ]
    rows = added_rows(added)
    assert [(row[0], row[1]) for row in rows] == [("营业收入", "2025 年")]
    assert "1,500" in rows[0][2]


def test_materials_asked_for_come_first(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    made.batch.materials.create(label="审计报告")
    assert [(row["label"], row["files"]) for row in materials_of(made)] == [("审计报告", [])]


def test_what_sent_it_back_is_told_until_it_is_mended(site: Site) -> None:
    made = submitted(site, open_batch(site))
    step(site.district_officer, made, "screen-return", reason="缺审计报告")
    made.refresh_from_db()
    returned = page_of(site.people["firm"], made)["returned"]
    assert getattr(returned, "reason", "") == "缺审计报告"
    step(site.people["firm"], made, "resubmit")
    made.refresh_from_db()
    assert page_of(site.people["firm"], made)["returned"] is None


def test_an_ended_one_allows_nothing(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="refused")
    assert allowed_steps(site.officer, made) == []
