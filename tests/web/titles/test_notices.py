"""A firm is told of decisions on its titles, others are not."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.inbox.models import Message
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

pytestmark = pytest.mark.django_db


def test_a_firm_is_told_what_from_when_why_and_for_how_long(site: Site) -> None:
    for key in ("east", "west"):
        title = Title.objects.create(
            enterprise=site.firms[key], level="national.srdi", until=date(2099, 1, 1), source=source(site)
        )
        words = Words("抽查发现", "示例〔2026〕9号", "fabrication")
        take_step(actor=site.officer, title=title, kind=Kind.REVOKED, on=date(2026, 5, 1), words=words)
    told = Message.objects.get()
    assert told.recipient == site.people["firm"]
    assert (told.kind, told.subject) == ("title", "专精特新中小企业称号：撤销")
    for part in ("2026-05-01", "数据造假", "示例〔2026〕9号", "2029-04-30", "异议"):
        assert part in told.body
    assert told.address == f"/titles/{site.east_firm.titles.get().pk}/"
