"""What the pages of one firm share."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import ClientOf
from tidu.web.enterprises.firm_pages import frame
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "rights"),
    [
        ("officer", (True, True, True)),
        ("operator", (True, True, True)),
        ("specialist", (True, True, False)),
        ("firm", (False, True, False)),
        ("unit", (False, False, False)),
        ("leader", (False, False, False)),
    ],
)
def test_the_head_knows_what_a_person_may_do(site: Site, key: str, rights: tuple[bool, ...]) -> None:
    head = frame(site.people[key], site.east_firm, "enterprises:facts")
    assert (head["can_edit"], head["can_report"], head["can_decide"]) == rights


@pytest.mark.parametrize(
    ("name", "tail"), [("detail", []), ("facts", []), ("facts-edit", [2025]), ("record-new", ["contacts"])]
)
def test_a_merged_record_leads_to_the_one_that_remains(
    site: Site, client_of: ClientOf, name: str, tail: list[object]
) -> None:
    Enterprise.objects.filter(pk=site.west_firm.pk).update(merged_into=site.east_firm, status="merged")
    client = client_of(site.officer)
    answer = client.get(reverse(f"enterprises:{name}", args=[site.west_firm.pk, *tail]))
    assert answer["Location"] == reverse(f"enterprises:{name}", args=[site.east_firm.pk, *tail])
    assert "的档案已并入这家企业" in client.get(answer["Location"]).content.decode()
