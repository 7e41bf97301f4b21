from django.http import HttpResponse
from django.test import Client, RequestFactory

from tidu.web.ui.middleware import POLICY, ContentSecurityPolicy


def test_pages_may_load_our_own_files_only(client: Client, db: None) -> None:
    assert client.get("/")["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


def test_a_view_may_set_its_own() -> None:
    answer = ContentSecurityPolicy(lambda _: HttpResponse(headers={"Content-Security-Policy": "x"}))
    assert answer(RequestFactory().get("/"))["Content-Security-Policy"] == "x"
