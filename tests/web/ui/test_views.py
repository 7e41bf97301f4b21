from django.test import Client

from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests


class TestHome(PageTests):
    page = "home"
    allowed = "firm"
    most_queries = 9


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
