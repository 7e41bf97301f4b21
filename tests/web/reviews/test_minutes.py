"""Minutes: drafted from the board, edited, fixed; the Word file says what they say."""

import io
from datetime import timedelta

import pytest
from docx import Document

from tests.web.applications.kit import TODAY, open_batch, step
from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, hand_in, review
from tidu.tables.bulletin.word import word
from tidu.web.applications.models import Application
from tidu.web.assessments.models import FrozenError
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.minutes import Meeting, draft_minutes, write_minutes
from tidu.web.reviews.models import Minutes, Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]
MEETING = Meeting(TODAY, "三楼会议室", "示例主任", "示例甲、示例乙")


@pytest.fixture
def minutes(site: Site) -> Minutes:
    batch = review(site)
    draw(site, batch, experts(site))
    for sheet in Sheet.objects.all():
        hand_in(sheet, 50, 30)
    step(site.officer, Application.objects.get(enterprise=site.east_firm), "review-refuse", reason="产能不足")
    return draft_minutes(actor=site.officer, batch=batch, meeting=MEETING)


def texts_of(content: bytes) -> str:
    file = Document(io.BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def test_the_word_file_has_all_that_was_said(minutes: Minutes) -> None:
    text = texts_of(word(minutes.text))
    for part in (
        "示例批次评审会议纪要", "第1次（草稿）", "三楼会议室", "示例甲、示例乙", "种子 20260101",
        "示例东镇精密机械有限公司", "80、80", "80.0", "评审不通过", "产能不足", "未作结论", "签字",
    ):  # fmt: skip
        assert part in text, part


def test_text_is_edited_until_it_is_fixed(site: Site, minutes: Minutes) -> None:
    saved = write_minutes(
        actor=site.officer, minutes=minutes, title="示例纪要", texts={"decisions": "一致同意。"}, fix=False
    )
    assert saved.text.title == "示例纪要"
    assert saved.text.sections[2].paragraphs == ("一致同意。",)
    assert saved.text.sections[1].tables == minutes.text.sections[1].tables
    fixed = write_minutes(actor=site.officer, minutes=minutes, title="", texts={}, fix=True)
    assert "草稿" not in texts_of(word(fixed.text))
    with pytest.raises(ReviewError, match="已定稿"):
        write_minutes(actor=site.officer, minutes=minutes, title="改", texts={}, fix=False)
    with pytest.raises(FrozenError):
        fixed.save()


def test_tables_stay_as_they_were_drafted(site: Site, minutes: Minutes) -> None:
    step(site.officer, Application.objects.get(enterprise=site.west_firm), "review-pass")
    minutes.refresh_from_db()
    assert "未作结论" in texts_of(word(minutes.text))
    again = draft_minutes(actor=site.officer, batch=minutes.batch, meeting=MEETING)
    assert again.number == 2
    assert "未作结论" not in texts_of(word(again.text))


def test_what_cannot_be_minuted(site: Site, minutes: Minutes) -> None:
    late = Meeting(TODAY + timedelta(days=1), "", "甲", "乙")
    with pytest.raises(ReviewError, match="不能晚于今天"):
        draft_minutes(actor=site.officer, batch=minutes.batch, meeting=late)
    with pytest.raises(ReviewError, match="还没有进入评审的申报"):
        draft_minutes(actor=site.officer, batch=open_batch(site, title="空批次"), meeting=MEETING)
    with pytest.raises(ReviewError, match="没有组织"):
        draft_minutes(actor=site.district_officer, batch=minutes.batch, meeting=MEETING)
