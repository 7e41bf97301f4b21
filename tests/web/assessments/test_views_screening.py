import re

from django.urls import reverse

from tests.web.assessments.made import ON, fill
from tests.web.assessments.test_comparing import both
from tests.web.assessments.test_screening import SRDI, screened
from tests.web.case import Site
from tests.web.pools.made import pool
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.assessments.latest import list_of
from tidu.web.assessments.models import Screening
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import run_screening, screening_of, start_screening
from tidu.web.packs import library
from tidu.web.pools.services import take_in


class TestList(PageTests):
    page = "assessments:screenings"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        screened(site)


class TestNew(PageTests):
    page = "assessments:screening-new"
    refused = "firm"
    query = "?sector=示例领域"


class TestScreening(PageTests):
    page = "assessments:screening"
    allowed = "officer"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        both(site)

    def arguments(self, site: Site) -> list[object]:
        return [Screening.objects.get().pk]


class TestNearest(PageTests):
    page = "assessments:nearest"
    allowed = "officer"
    refused = "provider"
    most_queries = 14

    def prepare(self, site: Site) -> None:
        screened(site)


def test_another_persons_screening_is_not_there(site: Site, client_of: ClientOf) -> None:
    made = both(site)
    address = reverse("assessments:screening", args=[made.pk])
    assert client_of(site.district_officer).get(address).status_code == 404
    assert client_of(site.stranger).get(address).status_code == 404


def test_asked_for_from_a_filtered_list(site: Site, client_of: ClientOf) -> None:
    fill(site, site.east_firm)
    client = client_of(site.officer)
    address = reverse("assessments:screening-new")
    assert "<strong>1</strong> 家" in client.get(address, {"place": site.east.pk}).content.decode()
    body = {"on": "2026-06-01", "case": "new", "standards": ["national.srdi-2026"], "place": site.east.pk}
    answer = client.post(address, body)
    made = Screening.objects.get()
    assert answer.headers["Location"] == reverse("assessments:screening", args=[made.pk])
    assert made.scope == {"place": str(site.east.pk)}
    assert "正在诊断" in client.get(answer.headers["Location"]).content.decode()


def test_a_day_without_standards_says_so(site: Site, client_of: ClientOf) -> None:
    answer = client_of(site.officer).post(
        reverse("assessments:screening-new"), {"on": "2001-01-01", "case": "new"}
    )
    assert answer.status_code == 422
    assert "没有适用的标准" in answer.content.decode()


def test_before_any_screening_the_next_step_is_shown(site: Site, client_of: ClientOf) -> None:
    page = client_of(site.officer).get(reverse("assessments:nearest")).content.decode()
    assert reverse("assessments:screening-new") in page


def test_figures_open_the_list_of_what_was_screened(site: Site, client_of: ClientOf) -> None:
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm], reason="示例原因")
    screened(site)
    made = start_screening(
        actor=site.officer, title="", scope=Scope(pool=str(kept.pk)), standards=[SRDI], on=ON, case="new"
    )
    run_screening(screening_of(made.pk))
    client = client_of(site.officer)
    page = client.get(reverse("assessments:screening", args=[made.pk])).content.decode()
    assert f"verdict=unmet&pool={kept.pk}" in page
    assert "范围：示例培育库的在库企业，共 1 家" in page
    address = reverse("assessments:nearest")
    query = {"standard": SRDI, "case": "new", "verdict": "unmet"}
    assert site.west_firm.name in client.get(address, query).content.decode()
    narrowed = client.get(address, query | {"pool": kept.pk}).content.decode()
    assert site.east_firm.name in narrowed
    assert site.west_firm.name not in narrowed
    assert f"pool={kept.pk}&amp;by={SRDI}" in narrowed


def test_the_nearest_list_says_what_each_firm_lacks(site: Site, client_of: ClientOf) -> None:
    screened(site)
    page = client_of(site.officer).get(reverse("assessments:nearest"), {"standard": SRDI}).content.decode()
    row = page[page.index(site.east_firm.name) :]
    assert "差什么" in page
    assert "〔" in row[: row.index("</tr>")]


def test_lists_go_from_the_lowest_level_up(site: Site, client_of: ClientOf) -> None:
    for standard in ("national.champion-2023", "national.innovative-2022", SRDI):
        list_of(site.root.pk, library().standard(standard), "new")
    page = client_of(site.officer).get(reverse("assessments:nearest")).content.decode()
    offered = re.findall(r'<option value="(national[^"]+20\d\d)"', page)
    assert offered == ["national.innovative-2022", SRDI, "national.champion-2023"]
