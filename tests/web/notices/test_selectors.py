"""Who can be listed, what holds a firm back, how a notice stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.applications.kit import apply
from tests.web.case import Site
from tests.web.notices.kit import city_batch, draft, objected, published, ready
from tests.web.notices.listing import taken
from tidu.web.notices.announcing import publish_announcement
from tidu.web.notices.models import Notice
from tidu.web.notices.selectors import (
    candidates,
    districts_of,
    lines_of,
    public_announcements,
    public_notices,
    standing,
    tabs_of,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_candidates_are_in_the_fitting_state_and_on_no_other_notice(site: Site) -> None:
    batch = city_batch(site)
    apply(batch, site.foreign_firm, state="screened")
    assert [one.enterprise for one in candidates(batch)] == [site.east_firm, site.west_firm]


def test_a_draft_takes_them_and_offers_them_again_to_itself(site: Site) -> None:
    notice = draft(site)
    assert candidates(notice.batch) == []
    assert len(candidates(notice.batch, notice)) == 2


def test_a_place_is_shown_by_its_district(site: Site) -> None:
    assert districts_of([site.town.path, site.east.path, site.root.path]) == {
        site.town.path: "示例东区",
        site.east.path: "示例东区",
        site.root.path: "示例市",
    }


def test_what_holds_a_firm_back(site: Site) -> None:
    notice = published(site)
    objected(notice)
    assert [(line.held_by, line.objections) for line in lines_of(notice)] == [("1 件异议未办结", 1), ("", 0)]
    application = notice.firms.get(enterprise=site.west_firm).application
    application.state = "refused"
    application.save()
    assert lines_of(notice)[1].held_by == "申报现为“未通过”"


def test_an_announced_firm_names_its_announcement(site: Site) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    assert {line.held_by for line in lines_of(made.notice)} == {f"已公告：{made.document}"}
    assert [one.count for one in public_announcements()] == [2]  # type: ignore[attr-defined] # annotated
    assert [one.count for one in public_notices()] == [2]  # type: ignore[attr-defined] # annotated


@pytest.mark.parametrize(
    ("left", "label"), [(3, "公示中，还有 3 天"), (0, "今天截止"), (-1, "公示期满"), (None, "草稿")]
)
def test_how_a_notice_stands(left: int | None, label: str) -> None:
    notice = Notice()
    if left is not None:
        notice.published_at = timezone.now()
        notice.starts_on, notice.ends_on = TODAY - timedelta(days=9), TODAY + timedelta(days=left)
    assert standing(notice, TODAY)[0] == label
    assert notice.runs_on(TODAY) == (left is not None and left >= 0)


def test_tabs_count_the_rows_of_a_list(site: Site) -> None:
    of = taken(site, (1, site.east_firm.name, "", "", ""), (2, "没有有限公司", "", "", ""))
    tabs, shown = tabs_of(of, "matched")
    assert [(tab["label"], tab["count"], tab["active"]) for tab in tabs] == [
        ("全部", 2, False),
        ("已匹配", 1, True),
        ("未匹配", 1, False),
    ]
    assert (shown, tabs_of(of, "别的")[1]) == ("matched", "")
