"""Who sees and keeps what."""

import pytest

from tests.web.case import Site
from tests.web.notices.kit import draft, objected, published
from tidu.web.notices.access import may_handle, may_import, may_keep
from tidu.web.notices.models import Notice, Objection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "drafts", "public"),
    [
        ("operator", 1, 1), ("officer", 1, 1), ("district_officer", 1, 1), ("leader", 0, 1), ("unit", 0, 1),
        ("firm", 0, 0), ("expert", 0, 0), ("provider", 0, 0), ("specialist", 0, 0), ("stranger", 0, 0),
    ],
)  # fmt: skip
def test_notices(site: Site, who: str, drafts: int, public: int) -> None:
    notice = draft(site)
    person = site.people[who]
    assert Notice.objects.visible_to(person).count() == drafts
    notice.published_at = notice.created_at
    notice.save()
    assert Notice.objects.visible_to(person).count() == public


@pytest.mark.parametrize(
    ("who", "seen"),
    [("officer", 2), ("district_officer", 1), ("leader", 0), ("unit", 0), ("firm", 0), ("stranger", 0)],
)
def test_objections(site: Site, who: str, seen: int) -> None:
    notice = published(site)
    objected(notice)
    objected(notice, site.west_firm.name)
    assert Objection.objects.visible_to(site.people[who]).count() == seen
    able = [
        listed for listed in notice.firms.select_related("notice") if may_handle(site.people[who], listed)
    ]
    assert len(able) == seen


def test_keeping_and_importing(site: Site) -> None:
    notice = draft(site)
    assert [who for who, one in site.people.items() if may_keep(one, notice)] == ["operator", "officer"]
    able = [who for who, one in site.people.items() if may_import(one)]
    assert able == ["operator", "officer", "stranger"]
