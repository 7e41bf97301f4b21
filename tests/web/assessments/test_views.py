import io

from django.urls import reverse
from docx import Document

from tests.web.assessments.made import ON, add_ledgers, fill
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.assessments.models import Assessment, Attestation
from tidu.web.assessments.services import assess, attest

SRDI = "national.srdi-2026"


class TestFirm(PageTests):
    page = "assessments:firm"
    allowed = "district_officer"
    refused = "provider"
    query = "?on=2026-06-01&standard=national.srdi-2022"
    most_queries = 14

    def prepare(self, site: Site) -> None:
        fill(site, site.east_firm)
        add_ledgers(site, site.east_firm)
        assess(actor=site.officer, enterprise=site.east_firm, standard=SRDI, on=ON, case="new")
        attest(
            actor=site.officer,
            enterprise=site.east_firm,
            fact="market_position_ok",
            value=True,
            note="协会排名",
        )

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]


class TestDetail(PageTests):
    page = "assessments:detail"
    allowed = "district_officer"
    refused = "provider"

    def prepare(self, site: Site) -> None:
        fill(site, site.east_firm)
        for firm in (site.east_firm, site.west_firm):
            assess(
                actor=site.officer, enterprise=firm, standard="national.innovative-2022", on=ON, case="new"
            )

    def arguments(self, site: Site) -> list[object]:
        return [Assessment.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Assessment.objects.get(enterprise=site.west_firm).pk]


class TestAttest(PageTests):
    page = "assessments:attest"
    allowed = "district_officer"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, "market_position_ok"]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk, "market_position_ok"]


def test_what_is_missing_leads_to_where_it_is_added(site: Site, client_of: ClientOf) -> None:
    fill(site, site.east_firm, rd_expense=None)
    address = reverse("assessments:firm", args=[site.east_firm.pk])
    page = client_of(site.officer).get(address, {"on": "2026-06-01", "standard": SRDI}).content.decode()
    assert reverse("enterprises:facts-edit", args=[site.east_firm.pk, 2025]) in page
    assert reverse("assessments:attest", args=[site.east_firm.pk, "market_position_ok"]) in page
    assert "负债总额再减少 400 万元" in page
    reader = client_of(site.people["leader"]).get(address, {"standard": SRDI}).content.decode()
    assert "/attest/" not in reader


def test_judged_kept_and_handed_out(site: Site, client_of: ClientOf) -> None:
    fill(site, site.east_firm)
    client = client_of(site.officer)
    body = {"standard": SRDI, "on": "2026-06-01", "case": "new"}
    answer = client.post(reverse("assessments:assess", args=[site.east_firm.pk]), body)
    made = Assessment.objects.get()
    assert answer.headers["Location"] == reverse("assessments:detail", args=[made.pk])
    word = client.get(reverse("assessments:report", args=[made.pk, "docx"]))
    assert "attachment" in word.headers["Content-Disposition"]
    assert site.east_firm.name in [one.text for one in Document(io.BytesIO(word.content)).paragraphs]
    assert client.get(reverse("assessments:firm-report", args=[site.east_firm.pk, "docx"])).status_code == 200
    assert client.get(reverse("assessments:report", args=[made.pk, "exe"])).status_code == 404


def test_a_standard_that_only_classifies_is_refused_in_words(site: Site, client_of: ClientOf) -> None:
    body = {"standard": "national.size-2011", "on": "2026-06-01", "case": "new"}
    answer = client_of(site.officer).post(
        reverse("assessments:assess", args=[site.east_firm.pk]), body, follow=True
    )
    assert "只划分规模" in answer.content.decode()


def test_a_judgement_is_taken_with_its_ground(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    address = reverse("assessments:attest", args=[site.east_firm.pk, "market_position_ok"])
    assert client.post(address, {"value": "yes", "note": ""}).status_code == 422
    assert client.post(address, {"value": "yes", "note": "协会排名"}).status_code == 302
    assert Attestation.objects.get().value is True
    assert client.get(reverse("assessments:attest", args=[site.east_firm.pk, "revenue"])).status_code == 404
