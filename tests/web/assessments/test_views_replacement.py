import io

import openpyxl
from django.urls import reverse

from tests.web.assessments.test_comparing import both
from tests.web.assessments.test_replacing import NEW, OLD
from tests.web.case import Site
from tests.web.pools.made import pool
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.assessments.models import Screening


class TestReplacement(PageTests):
    page = "assessments:replacement"
    refused = "firm"
    most_queries = 16


class TestComparison(PageTests):
    page = "assessments:comparison"
    allowed = "officer"
    refused = "firm"
    query = "?from=national.innovative-2022&to=national.srdi-2026"

    def prepare(self, site: Site) -> None:
        both(site)

    def arguments(self, site: Site) -> list[object]:
        return [Screening.objects.get().pk]


def test_another_persons_comparison_is_not_there(site: Site, client_of: ClientOf) -> None:
    made = both(site)
    for page in ("comparison", "comparison-book"):
        address = reverse(f"assessments:{page}", args=[made.pk])
        assert client_of(site.district_officer).get(address).status_code == 404
        assert client_of(site.stranger).get(address).status_code == 404


def test_standards_that_were_not_run_are_not_compared(site: Site, client_of: ClientOf) -> None:
    made = both(site)
    query = {"from": "national.srdi-2026", "to": "x"}
    client = client_of(site.officer)
    for page in ("comparison", "comparison-book"):
        address = reverse(f"assessments:{page}", args=[made.pk])
        assert "请从批量诊断的结果页选择" in client.get(address, query, follow=True).content.decode()


def test_as_a_workbook(site: Site, client_of: ClientOf) -> None:
    address = reverse("assessments:comparison-book", args=[both(site).pk])
    query = {"from": "national.innovative-2022", "to": "national.srdi-2026"}
    answer = client_of(site.officer).get(address, query)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[0] == "换用前后"


def test_asked_for_from_a_pool(site: Site, client_of: ClientOf) -> None:
    kept = pool(site, rule="")
    client, address = client_of(site.officer), reverse("assessments:replacement")
    assert "示例培育库的在库企业" in client.get(address, {"pool": kept.pk}).content.decode()
    body = {"on": "2026-06-01", "case": "new", "first": OLD, "second": NEW, "pool": kept.pk}
    answer = client.post(address, body)
    made = Screening.objects.get()
    assert answer.headers["Location"] == reverse("assessments:screening", args=[made.pk])
    assert made.scope == {"pool": str(kept.pk)}


def test_standards_of_two_titles_are_refused(site: Site, client_of: ClientOf) -> None:
    body = {"on": "2026-06-01", "case": "new", "first": OLD, "second": "national.innovative-2022"}
    client, address = client_of(site.officer), reverse("assessments:replacement")
    assert "不是同一个称号" in client.post(address, body).content.decode()
    assert "新旧标准相同" in client.post(address, body | {"second": OLD}).content.decode()
