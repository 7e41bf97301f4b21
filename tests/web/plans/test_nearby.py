from datetime import date

import pytest

from tests.web.case import Site
from tests.web.plans.ahead_made import ahead
from tidu.engine.values import Verdict
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.models import Enterprise
from tidu.web.plans import nearby
from tidu.web.plans.models import TargetForecast
from tidu.web.plans.nearby import firms_of_list, near_firms, near_listing, specialists_of


def srdi(site: Site) -> TargetForecast:
    found: TargetForecast = ahead(site).forecasts.get(target="srdi")
    return found


def test_each_firm_says_what_it_lacks_by_clause_and_who_looks_after_it(site: Site) -> None:
    (near,), following = near_firms(site.officer, srdi(site))
    assert (near.place, near.firm, following) == (1, site.east_firm, 0)
    assert near.verdict in {one.label for one in Verdict}
    assert near.lacks
    assert all("〔" in line for line in near.lacks), "every lack names its clause"
    assert near.specialists == "示例服务专员"


def test_only_firms_in_scope_are_listed_in_their_order(site: Site) -> None:
    ids = [site.west_firm.pk, site.foreign_firm.pk, site.east_firm.pk]
    assert firms_of_list(site.officer, ids) == ([(1, site.west_firm), (3, site.east_firm)], 0)
    assert firms_of_list(site.district_officer, ids) == ([(3, site.east_firm)], 0)
    assert firms_of_list(site.people["provider"], ids) == ([], 0)


def test_a_list_is_paged_by_places(site: Site) -> None:
    made = [
        Enterprise.objects.create(
            root=site.root, jurisdiction=site.east, name=f"示例{number}厂", uscc=f"示例{number}"
        )
        for number in range(7)
    ]
    ids = [one.pk for one in reversed(made)]
    first, mark = firms_of_list(site.officer, ids, size=3)
    second, next_mark = firms_of_list(site.officer, ids, size=3, after=mark)
    last, end = firms_of_list(site.officer, ids, size=3, after=next_mark)
    assert [firm.pk for _, firm in (*first, *second, *last)] == ids
    assert (mark, next_mark, end) == (3, 6, 0)


def test_those_who_look_after_a_firm_today_are_named_once(site: Site) -> None:
    specialist = site.people["specialist"]
    Assignment.objects.create(user=specialist, enterprise=site.east_firm, since=date(2026, 2, 1))
    Assignment.objects.create(
        user=specialist, enterprise=site.west_firm, since=date(2025, 1, 1), until=date(2025, 12, 31)
    )
    found = specialists_of([site.east_firm, site.west_firm])
    assert (found[site.east_firm.pk], found[site.west_firm.pk]) == ("示例服务专员", "")


def test_a_level_without_a_standard_names_firms_and_no_lacks(site: Site) -> None:
    stored = srdi(site)
    stored.standard = ""
    (near,), _ = near_firms(site.officer, stored)
    assert (near.verdict, near.lacks) == ("", ())


def test_the_workbook_says_the_same(site: Site) -> None:
    listing = near_listing(site.officer, srdi(site), "示例目标")
    (row,) = listing.rows
    assert len(row) == len(listing.labels)
    assert row[:4] == (1, site.east_firm.name, site.east_firm.uscc, "示例东镇")
    assert row[-1] == "示例服务专员"
    assert "〔" in str(row[-2])
    assert "2025-06-30" in listing.title


def test_the_workbook_lists_all_firms_batch_by_batch(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "_BATCH", 1)
    stored = srdi(site)
    stored.nearest = [site.east_firm.pk, site.west_firm.pk]
    told: list[int] = []
    listing = near_listing(site.officer, stored, "示例目标", tell=told.append)
    assert [row[:2] for row in listing.rows] == [(1, site.east_firm.name), (2, site.west_firm.name)]
    assert told == [1, 1]
