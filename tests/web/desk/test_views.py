"""The first page of a firm's own account: what it says of the firm, in few queries, and to nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.web.applications.kit import apply, barred, open_batch, step, submitted
from tests.web.case import Site
from tests.web.upkeep.made import called, complete, title, today
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Status
from tidu.web.inbox.services import send

pytestmark = pytest.mark.django_db


class TestDesk(PageTests):
    page = "home"
    allowed = "firm"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        called(site, today().year)
        title(site, level="national.innovative", days=500)
        complete(site, site.east_firm, today().year - 1, rd_staff=None)
        made = submitted(site, open_batch(site, standard="national.srdi-2026"))
        step(site.district_officer, made, "screen-return", reason="请补充上年度专项审计报告")
        open_batch(site, title="另一批次")
        send(
            recipient=site.people["firm"],
            subject="请核对联系人",
            due_on=today() + timedelta(days=5),
            address="/",
        )


class TestEmptyDesk(PageTests):
    page = "home"
    allowed = "firm"
    most_queries = 12


def text_of(site: Site, client_of: ClientOf, user: User | None = None) -> str:
    return client_of(user or site.people["firm"]).get(reverse("home")).content.decode()


def test_it_says_what_there_is_to_do(site: Site, client_of: ClientOf) -> None:
    TestDesk().prepare(site)
    text = text_of(site, client_of)
    for told in (
        "创新型中小企业", f"有效期至 {today() + timedelta(days=500)}", "退回理由：请补充上年度专项审计报告",
        "下一步：按退回理由补正，然后重新提交", "申报待提交：示例批次", "可申报：另一批次", "还有 30 天",
        "最近目标", "请核对联系人", "还有 5 天", "研发人员", "办理过程",
    ):  # fmt: skip
        assert told in text, told
    assert reverse("enterprises:facts-edit", args=[site.east_firm.pk, today().year - 1]) in text


def test_an_empty_desk_names_the_next_steps(site: Site, client_of: ClientOf) -> None:
    text = text_of(site, client_of)
    for told in ("还没有称号", "看诊断", "眼下没有到期的事", "还没有申报", "看申报批次", "没有未读消息"):
        assert told in text, told


def test_a_bar_is_told_with_its_last_day(site: Site, client_of: ClientOf) -> None:
    until = barred(site)
    text = text_of(site, client_of)
    assert f"至 {until} 不得申报" in text
    assert "已撤销" in text


def test_nothing_of_another_firm_and_nobody_else(site: Site, client_of: ClientOf) -> None:
    title(site, "west", level="national.little-giant")
    apply(open_batch(site), site.west_firm)
    text = text_of(site, client_of)
    assert site.west_firm.name not in text
    assert "还没有称号" in text
    assert "还没有申报" in text
    for key in ("officer", "leader", "provider", "expert", "specialist", "unit", "operator"):
        assert "要办的事" not in text_of(site, client_of, site.people[key])


def test_an_account_without_a_firm_to_show_gets_the_common_page(site: Site, client_of: ClientOf) -> None:
    firm = site.east_firm
    type(firm).objects.filter(pk=firm.pk).update(status=Status.MERGED, merged_into=site.west_firm)
    text = text_of(site, client_of)
    assert "要办的事" not in text
    assert "待办与提醒" in text
