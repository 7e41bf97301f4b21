"""What the pages of imports read."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, firm, staged
from tidu.web.imports import selectors
from tidu.web.imports.models import ImportRun, QueueState
from tidu.web.imports.selectors import known_sources, place_names, proposal_of, queue_for, runs_for, tabs_of

pytestmark = pytest.mark.django_db


def test_officers_see_their_own_imports_and_operators_those_of_the_tenant(site: Site) -> None:
    first, second = staged(site, [firm(1)]), staged(site, [firm(2)], actor=site.district_officer)
    assert list(runs_for(site.officer)) == [first]
    assert list(runs_for(site.operator)) == [second, first]
    assert list(runs_for(site.operator, before=second.pk)) == [first]
    assert list(runs_for(site.stranger)) == []


def test_sources_are_those_whose_columns_are_remembered(site: Site) -> None:
    staged(site, [firm(1)], source="示例局 甲")
    staged(site, [firm(2)], source="示例局 乙")
    assert known_sources(site.officer) == ["示例局 乙", "示例局 甲"]
    assert known_sources(site.stranger) == []


def test_a_proposal_is_made_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    run = staged(site, [firm(1)])
    first = proposal_of(run)
    monkeypatch.setattr(selectors, "open_file", pytest.fail)
    assert proposal_of(run) == first


def test_the_first_tab_with_rows_that_need_a_person_is_open() -> None:
    run = ImportRun(counts={"new": 3, "unchanged": 2})
    assert tabs_of(run, "")[1] == "new"
    assert tabs_of(run, "unmatched")[1] == "unmatched"
    assert tabs_of(ImportRun(counts={}), "nowhere")[1] == "new"


def test_waiting_rows(site: Site) -> None:
    rows = [firm(number, 统一社会信用代码="") for number in (1, 2, 3)]
    run, other = applied(site, rows), applied(site, rows[:1])
    staged(site, rows)
    assert queue_for(site.officer).count() == 4
    first, *_ = queue_for(site.officer, run=run.pk)
    assert queue_for(site.officer, run=run.pk, after=first.pk).count() == 2
    assert queue_for(site.officer, run=other.pk).count() == 1
    assert queue_for(site.officer, state=QueueState.DISMISSED).count() == 0
    assert queue_for(site.officer, state="").count() == 4
    assert queue_for(site.stranger).count() == 0


def test_names_of_places(site: Site) -> None:
    names = place_names(site.root.pk)
    assert names[str(site.town.pk)] == "示例东镇"
    assert str(site.elsewhere.pk) not in names
