from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.web.case import Site
from tests.web.imports.makers import work
from tests.web.plans.ahead_made import ahead
from tests.web.plans.made import ON, PACK, plan
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.audit.models import Entry
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.services import run
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt, measure

pytestmark = pytest.mark.start(on=ahead)


class OfAForecast(PageTests):
    """Pages of a plan that was forecast, with a foreign one beside it."""

    refused = "firm"

    def prepare(self, site: Site) -> None:
        ahead(site)
        foreign = adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)
        measure(foreign, on=ON, ahead=True)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestForecast(OfAForecast):
    page = "plans:forecast"


class TestForecastTarget(OfAForecast):
    page = "plans:forecast-target"
    most_queries = 14

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), "srdi"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), "srdi"]


class TestHolders(TestForecastTarget):
    allowed = "leader"
    query = "?list=holders"


class TestWithoutAStandard(TestForecastTarget):
    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk, "srdi-city"]


def test_a_shortfall_opens_the_nearest_firms_with_what_each_lacks(site: Site, client_of: ClientOf) -> None:
    adopted = ahead(site)
    client = client_of(site.officer)
    address = reverse("plans:forecast-target", args=[adopted.pk, "srdi"])
    for page in (reverse("plans:detail", args=[adopted.pk]), reverse("plans:forecast", args=[adopted.pk])):
        assert address in client.get(page).content.decode()
    page = client.get(address).content.decode()
    assert "按确定数还差 599 户" in page
    assert reverse("enterprises:detail", args=[site.east_firm.pk]) in page
    assert "示例服务专员" in page
    assert "〔" in page
    assert site.west_firm.name not in page, "it holds the title"
    assert site.west_firm.name in client.get(f"{address}?list=holders").content.decode()
    own = client_of(site.district_officer).get(f"{address}?list=holders").content.decode()
    assert site.west_firm.name not in own, "another district's firm is not hers to see"


@pytest.mark.start(on=None)
def test_what_was_not_forecast_says_what_to_do(site: Site, client_of: ClientOf) -> None:
    adopted, client = plan(site), client_of(site.officer)
    address = reverse("plans:forecast", args=[adopted.pk])
    assert "还没有预测过" in client.get(address).content.decode()
    measure(adopted, on=ON.replace(year=2026), ahead=True)
    assert "没有可以预测的目标" in client.get(address).content.decode()
    assert client.get(reverse("plans:forecast-target", args=[adopted.pk, "srdi"])).status_code == 404
    AdoptedPlan.objects.update(pack="gone.plan-2020")
    assert client.get(address).status_code == 404


def test_marks_that_are_none_are_the_first_page(site: Site, client_of: ClientOf) -> None:
    address = reverse("plans:forecast-target", args=[ahead(site).pk, "srdi"])
    client = client_of(site.officer)
    for query in ("after=x", "after=-1", "list=nothing", "after=9999999999999"):
        assert client.get(f"{address}?{query}").status_code == 200


def test_the_nearest_firms_are_a_workbook_by_job(site: Site, client_of: ClientOf) -> None:
    adopted = ahead(site)
    address = reverse("plans:forecast-workbook", args=[adopted.pk, "srdi"])
    leader = site.people["leader"]
    assert client_of(leader).get(address).status_code == 405
    asked = client_of(leader).post(address)
    job = work(Job.objects.get())
    assert asked.headers["Location"] == reverse("jobs:detail", args=[job.pk])
    answer = client_of(leader).get(job.result["address"])
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined] # a file
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1][:3] == ["序号", "企业", "统一社会信用代码"]
    assert rows[2][1] == site.east_firm.name
    entry = Entry.objects.get(action="导出离得最近的企业")
    assert (entry.actor, entry.after["企业数"]) == (leader, 1)  # type: ignore[index] # there is one
    assert client_of(site.people["firm"]).post(address).status_code == 404
    assert client_of(site.stranger).post(address).status_code == 404
    # The file is its owner's alone.
    assert client_of(site.officer).get(job.result["address"]).status_code == 404


def test_a_forecast_that_is_gone_says_so(site: Site, client_of: ClientOf) -> None:
    adopted = ahead(site)
    client_of(site.officer).post(reverse("plans:forecast-workbook", args=[adopted.pk, "srdi"]))
    adopted.forecasts.all().delete()
    job = Job.objects.get()
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, "这个目标已没有预测，请重新测算后再导出")
