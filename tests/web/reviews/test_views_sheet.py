"""Pages of a drawn person: nothing of the file before the declaration, nothing of others' ever."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.applications.kit import apply, open_batch, step, submitted
from tests.web.case import Site
from tests.web.evidence.files import PDF
from tests.web.reviews.kit import CRITERIA, draw, expert, experts, hand_in
from tests.web.starts import start
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.models import User
from tidu.web.applications.models import Application
from tidu.web.applications.services import add_material, begin
from tidu.web.evidence.services import upload
from tidu.web.reviews.criteria import set_criteria
from tidu.web.reviews.models import Draw, Sheet
from tidu.web.reviews.sheets import declare_none

OK = 200


@start
def drawn(site: Site) -> Sheet:
    """Return a sheet of the role's own expert on the east firm."""
    batch = open_batch(site, standard="national.srdi-2026")
    set_criteria(actor=site.officer, batch=batch, wanted=CRITERIA)
    # Its facts would not pass the screening.
    Application.objects.filter(pk=submitted(site, batch).pk).update(state="screened")
    apply(batch, site.west_firm, state="screened")
    draw(site, batch, [site.people["expert"], *experts(site, 1)])
    return Sheet.objects.get(expert=site.people["expert"], application__enterprise=site.east_firm)


pytestmark = [pytest.mark.django_db, pytest.mark.start(on=drawn)]


class TestDesk(PageTests):
    page = "reviews:desk"
    allowed = "expert"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        drawn(site)


class TestDeclaration(PageTests):
    page = "reviews:sheet"
    allowed = "expert"
    refused = "firm"
    most_queries = 20

    def prepare(self, site: Site) -> None:
        drawn(site)

    def arguments(self, site: Site) -> list[object]:
        return [Sheet.objects.filter(expert=site.people["expert"])[0].pk]

    def foreign(self, site: Site) -> list[object]:
        return [Sheet.objects.exclude(expert=site.people["expert"])[0].pk]


class TestSheet(TestDeclaration):
    def prepare(self, site: Site) -> None:
        sheet = drawn(site)
        declare_none(actor=sheet.expert, sheet=sheet)


class TestSubmitted(TestDeclaration):
    def prepare(self, site: Site) -> None:
        hand_in(drawn(site), 50, 30)


def test_the_file_opens_with_the_declaration(site: Site, client_of: ClientOf) -> None:
    sheet = drawn(site)
    client, address = client_of(site.people["expert"]), reverse("reviews:sheet", args=[sheet.pk])
    assert "逐条" not in client.get(address).content.decode()
    assert client.get(address).templates[0].name == "reviews/pages/declare.html"
    assert client.post(reverse("reviews:declare", args=[sheet.pk]), {"do": "clear"}).status_code == 302
    page = client.get(address).content.decode()
    assert "申报材料" in page
    assert "从事特定细分市场满3年" in page


def test_a_conflict_needs_its_reason_and_hides_the_sheet(site: Site, client_of: ClientOf) -> None:
    sheet = drawn(site)
    client, address = client_of(site.people["expert"]), reverse("reviews:declare", args=[sheet.pk])
    assert client.post(address, {"do": "down"}).status_code == 422
    assert client.post(address, {"do": "down", "reason": "曾任顾问"}).status_code == 302
    assert client.get(reverse("reviews:sheet", args=[sheet.pk])).status_code == 404
    assert Draw.objects.count() == 2


def test_what_was_typed_is_kept_and_what_is_submitted_stays(site: Site, client_of: ClientOf) -> None:
    sheet = drawn(site)
    declare_none(actor=sheet.expert, sheet=sheet)
    client, address = client_of(site.people["expert"]), reverse("reviews:sheet", args=[sheet.pk])
    first, second = (f"c{one.pk}" for one in sheet.application.batch.criteria.all())
    answer = client.post(address, {first: 61, second: 30, "comment": "材料详实", "do": "submit"})
    assert answer.status_code == 422
    assert "材料详实" in answer.content.decode()
    assert "还有 1 项没有打分" in client.post(address, {first: 60, "do": "submit"}).content.decode()
    assert client.post(address, {first: 60, "comment": "好", "do": "save"}).status_code == 302
    answer = client.post(address, {first: 60, second: 30, "comment": "好", "do": "submit"})
    assert answer["Location"] == reverse("reviews:desk")
    assert "90 / 100" in client.get(address).content.decode()
    assert "已提交，不能再改" in client.post(address, {first: 1, second: 1, "do": "save"}).content.decode()


def with_file(site: Site) -> Sheet:
    """Return a sheet on an application with a file."""
    batch = open_batch(site)
    set_criteria(actor=site.officer, batch=batch, wanted=CRITERIA)
    firm = site.people["firm"]
    made = begin(user=firm, batch=batch, firm=site.east_firm)
    add_material(user=firm, application=made, file=SimpleUploadedFile("证明.pdf", PDF), required=None)
    step(firm, made, "submit")
    step(site.district_officer, made, "screen-pass")
    draw(site, batch, [expert(site, "甲")], each=1)
    return Sheet.objects.get(application=made)


@pytest.mark.start(on=None)
def test_a_file_is_handed_to_whom_it_was_drawn(site: Site, client_of: ClientOf) -> None:
    sheet = with_file(site)
    kept = sheet.application.materials.get().evidence
    address = reverse("reviews:file", args=[sheet.pk, kept.pk])

    def status(user: User) -> int:
        answer = client_of(user).get(address)
        if answer.status_code == OK:
            assert answer.getvalue() == PDF
        return int(answer.status_code)

    assert status(sheet.expert) == 404
    declare_none(actor=sheet.expert, sheet=sheet)
    assert status(sheet.expert) == 200
    assert status(site.people["expert"]) == 404
    other = upload(
        actor=site.people["firm"], file=SimpleUploadedFile("别的.pdf", PDF), enterprise=site.east_firm
    )
    assert client_of(sheet.expert).get(reverse("reviews:file", args=[sheet.pk, other.pk])).status_code == 404
