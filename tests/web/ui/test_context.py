from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.web.case import Site
from tidu.web.inbox.models import Message
from tidu.web.ui.context import site as context_of


def test_a_visitor_learns_nothing() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert context_of(request) == {"menu": (), "rights": frozenset(), "place": None}


def test_a_page_knows_the_place_the_rights_and_unread_messages(site: Site) -> None:
    Message.objects.create(recipient=site.officer, subject="示例提醒")
    request = RequestFactory().get("/")
    request.user = site.officer
    context = context_of(request)
    assert context["place"] == site.root
    assert "import" in context["rights"]  # type: ignore[operator]
    assert context["unread"] == 1
