"""The request being answered is at hand while it is answered, and not after."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tidu.web.audit.middleware import CurrentRequest, current_request


def test_services_find_the_request_and_jobs_find_none() -> None:
    seen: list[HttpRequest | None] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(current_request())
        return HttpResponse()

    request = RequestFactory().get("/")
    CurrentRequest(answer)(request)
    assert seen == [request]
    assert current_request() is None


def test_a_view_that_fails_leaves_no_request_behind() -> None:
    def fail(_request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        CurrentRequest(fail)(RequestFactory().get("/"))
    assert current_request() is None
