"""Pages of announced lists: from the file to the titles."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.notices.listing import DOCUMENT, HEADER, book, taken
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.notices.models import AnnouncedList, ListRow
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


class TestLists(PageTests):
    page = "notices:lists"
    refused = "district_officer"

    def prepare(self, site: Site) -> None:
        taken(site, (1, site.east_firm.name, "", "", ""))


class TestNew(PageTests):
    page = "notices:list-new"
    refused = "leader"


class TestDetail(TestLists):
    page = "notices:list-detail"

    def arguments(self, site: Site) -> list[object]:
        return [AnnouncedList.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        own = AnnouncedList.objects.get()
        AnnouncedList.objects.update(root=site.elsewhere)
        return [own.pk]


class TestRow(TestDetail):
    page = "notices:list-row"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        taken(site, (1, "示例西区材料有限公司", "", "SR1", ""))

    def arguments(self, site: Site) -> list[object]:
        return [ListRow.objects.get().pk]

    def foreign(self, site: Site) -> list[object]:
        AnnouncedList.objects.update(root=site.elsewhere)
        return [ListRow.objects.get().pk]


def test_from_the_file_to_the_titles(site: Site, client_of: ClientOf) -> None:
    waiting = apply(open_batch(site), site.west_firm, state="recommended")
    rows = ((1, site.east_firm.name, "", "SR1", ""), (2, "示例西区材料有限公司", "", "SR2", ""))
    values = {
        "level": "national.srdi",
        "publisher": "示例省工业和信息化厅",
        "document": DOCUMENT,
        "announced_on": "2026-03-01",
        "file": SimpleUploadedFile("名单.xlsx", book(HEADER, *rows)),
    }
    client = client_of(site.officer)
    answer = client.post(reverse("notices:list-new"), values)
    of = AnnouncedList.objects.get()
    address = reverse("notices:list-detail", args=[of.pk])
    assert answer["Location"] == address
    page = client.get(address).content.decode()
    assert "登记称号（1 家）" in page
    assert "企业库中没有这个代码或名称" in page
    client.post(reverse("notices:list-apply", args=[of.pk]))
    assert list(Title.objects.values_list("enterprise", flat=True)) == [site.east_firm.pk]
    page = client.get(address).content.decode()
    assert "不在名单上的申报" in page
    row = of.rows.get(row=3)
    page = client.get(reverse("notices:list-row", args=[row.pk])).content.decode()
    assert f"就是{site.west_firm.name}" in page
    client.post(reverse("notices:list-row", args=[row.pk]), {"enterprise": site.west_firm.pk})
    waiting.refresh_from_db()
    assert waiting.state == "recognised"
    report = client.get(reverse("notices:list-report", args=[of.pk])).content
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(report)).get_sheet_by_index(0).to_python()
    assert [line[7] for line in sheet[-2:]] == ["已登记", "已登记"]
    assert sheet[-1][9] == site.west_firm.name


def test_the_others_are_closed_by_choice(site: Site, client_of: ClientOf) -> None:
    lost = apply(open_batch(site), site.west_firm, state="recommended")
    of = taken(site, (1, site.east_firm.name, "", "SR1", ""))
    client = client_of(site.officer)
    refuse = reverse("notices:list-refuse", args=[of.pk])
    answer = client.post(refuse, {"application": [lost.pk]}, follow=True)
    assert "请先登记名单上的企业" in answer.content.decode()
    client.post(reverse("notices:list-apply", args=[of.pk]))
    client.post(refuse, {"application": [lost.pk]})
    lost.refresh_from_db()
    assert lost.state == "refused"


def test_a_row_is_left_out(site: Site, client_of: ClientOf) -> None:
    of = taken(site, (1, "外地有限公司", "", "", ""))
    address = reverse("notices:list-row", args=[of.rows.get().pk])
    client = client_of(site.officer)
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "外地企业"}).status_code == 302
    assert of.rows.get().note == "外地企业"


def test_a_file_that_is_no_list(site: Site, client_of: ClientOf) -> None:
    values = {
        "level": "national.srdi", "publisher": "省厅", "document": DOCUMENT, "announced_on": "2026-03-01",
        "file": SimpleUploadedFile("名单.xlsx", b"nothing"),
    }  # fmt: skip
    answer = client_of(site.officer).post(reverse("notices:list-new"), values)
    assert answer.status_code == 422
    assert not AnnouncedList.objects.exists()
