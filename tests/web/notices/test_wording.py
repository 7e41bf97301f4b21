"""Proposed texts say what is public, on which ground and how to object."""

from datetime import date

import pytest

from tests.web.applications.kit import open_batch
from tests.web.case import Site
from tests.web.notices.kit import city_batch, published
from tidu.web.notices import wording

pytestmark = pytest.mark.django_db


def test_a_notice(site: Site) -> None:
    batch = city_batch(site)
    assert wording.notice_title(batch) == "关于拟认定长春市专精特新中小企业名单的公示（示例批次）"
    text = wording.notice_text(batch)
    assert "长府发〔2022〕4号" in text
    assert "书面提出" in text
    assert wording.contact_of(site.officer, batch) == "示例市工业和信息化局"
    assert wording.contact_of(site.operator, batch) == "示例市"


def test_an_announcement(site: Site) -> None:
    notice = published(site, date(2026, 4, 29))
    assert wording.announcement_title(notice) == "关于认定长春市专精特新中小企业名单的公告（示例批次）"
    assert "经 2026-04-29 至 2026-05-06 公示" in wording.announcement_text(notice)
    assert (
        wording.term_text(date(2026, 1, 1), date(2028, 12, 31)) == "称号有效期自 2026-01-01 至 2028-12-31。"
    )


def test_a_pool_is_named_by_its_workflow(site: Site) -> None:
    assert wording.level_name(open_batch(site, "national.pool-entry")) == "培育库入库"
