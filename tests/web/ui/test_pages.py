import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from tidu.web.ui.pages import wants_part


def asked(**headers: str) -> HttpRequest:
    request = RequestFactory().get(
        "/", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize(
    ("headers", "target", "part"),
    [
        ({}, None, False),
        ({"HX_Request": "true"}, None, True),
        ({"HX_Request": "true", "HX_Target": "rows"}, "rows", True),
        ({"HX_Request": "true", "HX_Target": "other"}, "rows", False),
        ({"HX_Request": "true", "HX_Boosted": "true"}, None, False),
        ({"HX_Request": "true", "HX_History_Restore_Request": "true"}, None, False),
    ],
)
def test_a_part_is_sent_only_to_whom_asks_for_it(
    headers: dict[str, str], target: str | None, *, part: bool
) -> None:
    assert wants_part(asked(**headers), target) is part
