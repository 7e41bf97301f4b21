from datetime import date

import pytest

from tests.web.applications.kit import apply, open_batch, step
from tests.web.case import Site
from tidu.web.applications.effects import EFFECTS, carries_out
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.external import close_external
from tidu.web.applications.models import Application
from tidu.web.applications.moves import Move, TitleTerms
from tidu.web.pools.models import Pool
from tidu.web.titles.models import Title
from tidu.workflows import Effect, StateKind

pytestmark = pytest.mark.django_db


def announced(site: Site, terms: TitleTerms | None, *, level: str = "national.srdi") -> Title:
    batch = open_batch(site)
    made = apply(batch, site.east_firm, state="recommended")
    if level != batch.level:
        Application.objects.filter(pk=made.pk).update(level=level)
    close_external(
        made, StateKind.ENDED_GOOD, "示例公告〔2026〕3号", user=site.officer, key="名单", terms=terms,
        on=date(2026, 3, 1),
    )  # fmt: skip
    return Title.objects.get()


def test_a_title_runs_for_the_term_of_its_level(site: Site) -> None:
    title = announced(site, None)
    assert (title.since, title.until) == (date(2026, 3, 1), date(2029, 2, 28))
    assert (title.batch, title.place) == ("示例批次", "示例公告〔2026〕3号")
    assert title.source.name == "示例公告〔2026〕3号（示例批次）"


def test_an_announcement_may_say_otherwise(site: Site) -> None:
    title = announced(site, TitleTerms(date(2026, 1, 1), date(2028, 6, 30), "SR-001"))
    assert (title.since, title.until, title.number) == (date(2026, 1, 1), date(2028, 6, 30), "SR-001")


def test_a_title_from_a_leap_day(site: Site) -> None:
    assert announced(site, TitleTerms(date(2024, 2, 29))).until == date(2027, 2, 28)


def test_a_level_without_a_term_asks_for_the_end(site: Site) -> None:
    with pytest.raises(TransitionError, match="请写明有效期至哪一天"):
        announced(site, None, level="changchun.srdi-city")


def test_a_firm_enters_the_pool_of_the_batch(site: Site) -> None:
    batch = open_batch(site, "national.pool-entry")
    batch.pool = Pool.objects.create(root=site.root, jurisdiction=site.root, name="示例培育库")
    batch.save()
    made = apply(batch, site.east_firm, state="screened")
    step(site.officer, made, "enter")
    member = batch.pool.memberships.get()
    assert (member.enterprise, member.reason_in) == (site.east_firm, "示例批次通过")


def test_another_app_may_carry_out_an_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidu.web.applications.effects.EFFECTS", EFFECTS.copy())
    done: list[Move] = []
    carries_out(Effect.TITLE)(done.append)
    assert set(EFFECTS) == set(Effect)
