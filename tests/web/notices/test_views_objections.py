"""Who reads objections, and how they end."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.case import Site
from tests.web.notices.kit import SAID, SENDER, district_person, objected, published
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.notices.models import NoticeFirm, Objection
from tidu.web.notices.objections import Said, receive

pytestmark = pytest.mark.django_db


class TestObjection(PageTests):
    page = "notices:objection"
    refused = "leader"
    allowed = "district_officer"

    def prepare(self, site: Site) -> None:
        notice = published(site)
        objected(notice)
        objected(notice, site.west_firm.name)

    def arguments(self, site: Site) -> list[object]:
        return [Objection.objects.get(listed__enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        """One against a firm of the other district."""
        return [Objection.objects.get(listed__enterprise=site.west_firm).pk]


def test_its_file_is_for_those_who_handle_it(site: Site, client_of: ClientOf) -> None:
    listed = NoticeFirm.objects.select_related("notice__published_by").get(
        notice=published(site), enterprise=site.west_firm
    )
    file = SimpleUploadedFile("证明.pdf", b"%PDF-1.7")
    made = receive(listed=listed, said=Said("人", "址", "由", file), sender=SENDER)
    address = reverse("notices:objection-file", args=[made.pk])
    answer = client_of(site.officer).get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined] # a file answer
    for who in ("district_officer", "leader", "firm", "stranger"):
        assert client_of(site.people[who]).get(address).status_code == 404
    assert (
        client_of(site.people["firm"]).get(reverse("evidence:download", args=[made.evidence_id])).status_code
        == 404
    )


def test_it_is_dismissed_with_an_answer(site: Site, client_of: ClientOf) -> None:
    made = objected(published(site))
    client = client_of(site.officer)
    address = reverse("notices:objection", args=[made.pk])
    assert SAID.contact in client.get(address).content.decode()
    assert client.post(address, {"outcome": "dismissed", "reason": " "}).status_code == 422
    assert client.post(address, {"outcome": "dismissed", "reason": "经核实属实"}).status_code == 302
    made.refresh_from_db()
    assert (made.outcome, made.reason, made.handled_by) == ("dismissed", "经核实属实", site.officer)
    answer = client.post(address, {"outcome": "upheld", "reason": "再来"})
    assert "已由示例主管部门人员办结" in answer.content.decode()


def test_a_district_cannot_end_the_citys_application(site: Site, client_of: ClientOf) -> None:
    made = objected(published(site))
    client = client_of(district_person(site))
    answer = client.post(
        reverse("notices:objection", args=[made.pk]), {"outcome": "upheld", "reason": "属实"}
    )
    assert answer.status_code == 422
    assert "由市主管部门办理" in answer.content.decode()
    made.refresh_from_db()
    assert made.outcome == ""


def test_without_a_file_there_is_none(site: Site, client_of: ClientOf) -> None:
    made = objected(published(site))
    assert client_of(site.officer).get(reverse("notices:objection-file", args=[made.pk])).status_code == 404


def test_neither_the_firm_nor_leaders_learn_who_objected(site: Site, client_of: ClientOf) -> None:
    made = objected(published(site))
    page = client_of(site.people["leader"]).get(reverse("notices:detail", args=[made.listed.notice_id]))
    assert made.receipt not in page.content.decode()
    assert client_of(site.people["firm"]).get(reverse("notices:objection", args=[made.pk])).status_code == 404
