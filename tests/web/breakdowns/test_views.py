import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.web.breakdowns.made import TARGET, measured, pack, parts
from tests.web.breakdowns.test_transfers import book
from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.breakdowns.models import Part
from tidu.web.breakdowns.transfers import parts_workbook
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt

pytestmark = pytest.mark.start(on=measured)


def cells(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """What a workbook says, sheet by sheet."""
    return {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(io.BytesIO(content)).worksheets
    }


class BreakdownPage(PageTests):
    refused = "firm"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        parts(site, measured(site))
        adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root, jurisdiction=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestOverview(BreakdownPage):
    page = "breakdowns:overview"
    most_queries = 20


class TestImport(BreakdownPage):
    page = "breakdowns:import"
    refused = "unit"


class TestSplit(BreakdownPage):
    page = "breakdowns:split"
    most_queries = 30

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        adopt(actor=site.district_officer, plan_id=PACK, jurisdiction=site.east)

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), TARGET, "district"]

    def foreign(self, site: Site) -> list[object]:
        return [*super().foreign(site), TARGET, "district"]


class TestSplitForAUnit(TestSplit):
    allowed = "unit"


def test_parts_are_proposed_entered_and_checked(site: Site, client_of: ClientOf) -> None:
    adopted = measured(site)
    client = client_of(site.officer)
    address = reverse("breakdowns:target", args=[adopted.pk, TARGET])
    page = client.get(f"{address}?by=firms").content.decode()
    assert 'value="300"' in page
    assert "还没有保存" in page
    assert not Part.objects.exists()
    wrong = client.post(address, {"part-0": "一百", "part-1": "200"})
    assert wrong.status_code == 422
    assert 'value="200"' in wrong.content.decode()
    done = client.post(address, {"part-0": "300", "part-1": "200"}, follow=True).content.decode()
    assert "已保存，2 处变动" in done
    assert "比总目标少 100 户，没有分解完" in done
    assert "按现有数" in done
    assert "没有这种分法" in client.get(f"{address}?by=x").content.decode()


def test_only_keepers_enter_parts(site: Site, client_of: ClientOf) -> None:
    adopted = measured(site)
    address = reverse("breakdowns:split", args=[adopted.pk, TARGET, "district"])
    for key in ("leader", "unit", "district_officer"):
        client = client_of(site.people[key])
        assert client.post(address, {"part-0": "1"}).status_code == 404
        assert 'name="part-0"' not in client.get(f"{address}?by=firms").content.decode()
    assert not Part.objects.exists()
    for wrong in (["srdi", "nothing"], ["nothing", "district"]):
        assert (
            client_of(site.officer).get(reverse("breakdowns:split", args=[adopted.pk, *wrong])).status_code
            == 404
        )


@pytest.mark.start(on=None)
def test_a_workbook_is_taken_in_whole_or_not_at_all(site: Site, client_of: ClientOf) -> None:
    adopted = plan(site)
    client = client_of(site.officer)
    address = reverse("breakdowns:import", args=[adopted.pk])
    wrong = book(["目标编号", "示例东区"], [TARGET, 5], ["little-giants", "约5"])
    answer = client.post(address, {"file": SimpleUploadedFile("分解.xlsx", wrong)})
    assert answer.status_code == 422
    assert "区县园区!B3" in answer.content.decode()
    assert not Part.objects.exists()
    assert client.post(address, {"file": SimpleUploadedFile("分解.xlsx", b"x")}).status_code == 422
    right = book(["目标编号", "示例东区"], [TARGET, 5])
    done = client.post(address, {"file": SimpleUploadedFile("分解.xlsx", right)}, follow=True)
    assert "已导入 1 行，1 处变动" in done.content.decode()
    got = client.get(reverse("breakdowns:workbook", args=[adopted.pk]))
    # Cell by cell: two workbooks of the same content differ by the moment they were written.
    assert cells(got.content) == cells(parts_workbook(adopted, pack()))
    for key in ("firm", "stranger"):
        there = reverse("breakdowns:workbook", args=[adopted.pk])
        assert client_of(site.people[key]).get(there).status_code == 404
