"""A firm fills in what is missing, sees its verdict move, hands in files and submits."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.applications.kit import TODAY, apply, barred, open_batch, step
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.applications.models import Application
from tidu.web.facts.models import FactRow, Strength

pytestmark = pytest.mark.django_db
STANDARD = "national.srdi-2026"
LAST = TODAY.year - 1


class TestFill(PageTests):
    page = "applications:fill"
    allowed = "firm"
    refused = "leader"
    most_queries = 24

    def prepare(self, site: Site) -> None:
        batch = open_batch(site, standard=STANDARD)
        apply(batch, site.east_firm)
        apply(batch, site.west_firm)

    def arguments(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Application.objects.get(enterprise=site.west_firm).pk]


class TestBegin(PageTests):
    page = "applications:begin"
    refused = "provider"
    most_queries = 8

    def prepare(self, site: Site) -> None:
        open_batch(site)

    def arguments(self, site: Site) -> list[object]:
        return [site.root.batches.get().pk]


def filled(client: Client, made: Application, values: dict[str, str], *, htmx: bool = False) -> Any:  # noqa: ANN401 - a response of the test client
    headers = {"HX-Request": "true", "HX-Target": "precheck"} if htmx else {}
    return client.post(reverse("applications:fill", args=[made.pk]), values, headers=headers)


def test_a_firm_begins_once(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    client = client_of(site.people["firm"])
    answers = [client.post(reverse("applications:begin", args=[batch.pk])) for _ in range(2)]
    made = Application.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("applications:fill", args=[made.pk])}
    assert made.enterprise == site.east_firm


def test_a_barred_firm_is_told_until_when(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    until = barred(site, "national.innovative")
    answer = client_of(site.people["firm"]).post(reverse("applications:begin", args=[batch.pk]), follow=True)
    assert f"限制申报，至 {until} 止" in answer.content.decode()
    assert not Application.objects.exists()


def test_a_bar_on_another_title_of_the_rule_stops_what_was_begun(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site), site.east_firm)
    until = barred(site, "national.little-giant")
    form = {"transition": "submit", "key": "0" * 32, "seen": 0}
    answer = client_of(site.people["firm"]).post(reverse("applications:step", args=[made.pk]), form)
    assert answer.status_code == 422
    assert f"限制申报，至 {until} 止" in answer.content.decode()
    made.refresh_from_db()
    assert made.state == "draft"


def test_after_the_last_day_of_the_bar_a_firm_may_apply(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    until = barred(site, "national.innovative", TODAY.replace(year=TODAY.year - 3, day=1))
    assert until < TODAY
    client_of(site.people["firm"]).post(reverse("applications:begin", args=[batch.pk]))
    assert Application.objects.get().enterprise == site.east_firm


def test_an_officer_begins_for_a_firm_by_its_code(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    address = reverse("applications:begin", args=[batch.pk])
    client = client_of(site.district_officer)
    answer = client.post(address, {"firm": site.west_firm.uscc})
    assert answer.status_code == 422
    assert "没有找到这家企业" in answer.content.decode()
    client.post(address, {"firm": site.east_firm.uscc})
    assert Application.objects.get().created_by == site.district_officer


def test_the_verdict_follows_what_is_filled_in(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    client = client_of(site.people["firm"])
    form = client.get(reverse("applications:fill", args=[made.pk])).context["form"]
    assert f"total_assets-{LAST}" in form.fields
    answer = filled(
        client, made, {f"total_assets-{LAST}": "1000", f"total_liabilities-{LAST}": "900"}, htmx=True
    )
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="precheck">')
    line = next(
        line for line in answer.context["chosen"].shown.lines if line.label.startswith("上年末资产负债率")
    )
    assert (line.verdict, line.value) == ("不满足", "90.0%")
    assert not FactRow.objects.exists()


def test_a_value_that_does_not_fit_is_told_at_its_field(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    answer = filled(client_of(site.people["firm"]), made, {f"total_assets-{LAST}": "很多"})
    assert answer.status_code == 422
    made.refresh_from_db()
    assert made.draft == []


def test_submission_writes_the_registry_in_the_firms_name(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site, standard=STANDARD), site.east_firm)
    filled(client_of(site.people["firm"]), made, {f"total_assets-{LAST}": "1000"})
    made.refresh_from_db()
    step(site.people["firm"], made, "submit")
    row = FactRow.objects.get(year=LAST)
    assert (row.values, row.source.strength) == ({"total_assets": "10000000.00"}, Strength.FIRM)
    version = made.versions.get()
    assert version.facts["values"]["total_assets"] == {str(LAST): "10000000.00"}
    assert version.result["standard"] == STANDARD
    assert version.clauses["debt-ratio"] == "unknown"


def test_files_are_added_and_taken_back(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site), site.east_firm)
    required = made.batch.materials.create(label="审计报告")
    client = client_of(site.people["firm"])
    file = SimpleUploadedFile("审计报告.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    client.post(reverse("applications:material-add", args=[made.pk]), {"required": required.pk, "file": file})
    kept = made.materials.get()
    assert (kept.required, kept.evidence.name) == (required, "审计报告.pdf")
    client.post(reverse("applications:material-remove", args=[made.pk, kept.pk]))
    kept.refresh_from_db()
    assert kept.removed_at is not None


def test_what_is_submitted_cannot_be_filled_in(site: Site, client_of: ClientOf) -> None:
    made = apply(open_batch(site), site.east_firm, state="submitted")
    answer = client_of(site.people["firm"]).get(reverse("applications:fill", args=[made.pk]))
    assert answer["Location"] == reverse("applications:detail", args=[made.pk])
