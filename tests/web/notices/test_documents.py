"""Notice and announcement as Word, read back."""

import io
from datetime import date

import pytest
from docx import Document

from tests.web.case import Site
from tests.web.notices.kit import DOCUMENT, draft, published, ready
from tidu.web.notices.announcing import publish_announcement
from tidu.web.notices.documents import announcement_word, notice_word, paragraphs

pytestmark = pytest.mark.django_db


def read(data: bytes) -> tuple[list[str], list[list[str]]]:
    file = Document(io.BytesIO(data))
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    return [one.text for one in file.paragraphs if one.text], rows


def test_a_notice(site: Site) -> None:
    notice = published(site, date(2026, 4, 29))
    texts, rows = read(notice_word(notice))
    assert texts[0] == notice.title
    assert "公示期：2026年4月29日至2026年5月6日（5个工作日，发布当日不计）。" in texts
    assert texts[-2:] == ["示例市工业和信息化局", "2026年4月29日"]
    assert rows == [
        ["序号", "企业名称", "所在辖区", "称号"],
        ["1", site.east_firm.name, "示例东区", "长春市专精特新中小企业"],
        ["2", site.west_firm.name, "示例西区", "长春市专精特新中小企业"],
    ]


def test_a_draft_has_no_dates_yet(site: Site) -> None:
    texts, _ = read(notice_word(draft(site)))
    assert texts[-1] == "（发布日期）"
    assert not any("公示期：" in text for text in texts)


def test_an_announcement(site: Site) -> None:
    made = publish_announcement(actor=site.officer, announcement=ready(site))
    texts, rows = read(announcement_word(made, [one.listed for one in made.firms.all()]))
    assert texts[:2] == [made.title, DOCUMENT]
    assert any(text.startswith("称号有效期自") for text in texts)
    assert [row[1] for row in rows[1:]] == [site.east_firm.name, site.west_firm.name]


def test_paragraphs() -> None:
    assert paragraphs("一\n\n 二 \n") == ["一", "二"]
