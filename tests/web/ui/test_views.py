from datetime import date

from django.test import Client, RequestFactory

from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.inbox.models import Message
from tidu.web.jobs.models import Job
from tidu.web.ui.views import broken


class TestHome(PageTests):
    page = "home"
    allowed = "officer"
    most_queries = 9

    def prepare(self, site: Site) -> None:
        Message.objects.create(
            recipient=site.officer, subject="核对示例名单", due_on=date(2026, 11, 30), address="/"
        )
        Job.objects.create(root=site.root, owner=site.officer, kind="x", title="导入示例名单")


def test_every_role_has_a_first_page(site: Site, client_of: ClientOf) -> None:
    for person in site.people.values():
        answer = client_of(person).get("/")
        assert answer.status_code == 200
        assert person.name in answer.content.decode()


def test_a_missing_page_says_so_in_chinese(site: Site, client_of: ClientOf) -> None:
    answer = client_of(site.officer).get("/nowhere/")
    assert answer.status_code == 404
    assert "找不到这个页面" in answer.content.decode()


def test_an_outdated_form_says_so(site: Site) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(site.officer, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post("/", {})
    assert answer.status_code == 403
    assert "页面停留太久" in answer.content.decode()


def test_the_page_of_a_failure_needs_neither_database_nor_menu() -> None:
    answer = broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "没有保存" in answer.content.decode()


def test_a_firm_finds_itself_not_a_number(site: Site, client_of: ClientOf) -> None:
    text = client_of(site.people["firm"]).get("/").content.decode()
    assert site.east_firm.name in text
    assert "数据待补" not in text


def test_what_waits_is_on_the_first_page(site: Site, client_of: ClientOf) -> None:
    Message.objects.create(recipient=site.officer, subject="核对示例名单", due_on=date(2026, 11, 30))
    Job.objects.create(root=site.root, owner=site.officer, kind="x", title="导入示例名单")
    text = client_of(site.officer).get("/").content.decode()
    assert "核对示例名单" in text
    assert "2026-11-30 截止" in text
    assert "导入示例名单" in text
