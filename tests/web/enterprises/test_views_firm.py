"""Pages of one firm."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tests.web.view_tests import ClientOf, PageTests
from tidu.engine import uscc
from tidu.web.audit import services as audit
from tidu.web.enterprises.history import PER_PAGE
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


class FirmPageTests(PageTests):
    refused = "provider"
    most_queries = 13

    def prepare(self, site: Site) -> None:
        fill(site)

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.foreign_firm.pk]


class TestDetail(FirmPageTests):
    page = "enterprises:detail"


class TestLedgers(FirmPageTests):
    page = "enterprises:ledgers"
    allowed = "leader"


class TestRecord(FirmPageTests):
    page = "enterprises:record"


class TestHistory(FirmPageTests):
    page = "enterprises:history"
    allowed = "firm"


class TestEdit(FirmPageTests):
    page = "enterprises:edit"
    allowed = "specialist"
    refused = "leader"


class TestNew(PageTests):
    page = "enterprises:new"
    refused = "unit"


PAGES = ("detail", "facts", "ledgers", "record", "history", "edit")


def text(site: Site, client_of: ClientOf, page: str, person: str = "officer") -> str:
    answer = client_of(site.people[person]).get(reverse(f"enterprises:{page}", args=[site.east_firm.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_the_other_districts_firm_is_not_there(site: Site, client_of: ClientOf, page: str) -> None:
    client = client_of(site.district_officer)
    assert client.get(reverse(f"enterprises:{page}", args=[site.west_firm.pk])).status_code == 404
    assert client.get(reverse(f"enterprises:{page}", args=[site.east_firm.pk])).status_code == 200


def test_a_firm_sees_itself_only_and_cannot_edit(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.people["firm"])
    answers = [
        client.get(reverse(f"enterprises:{page}", args=[firm.pk])).status_code
        for firm, page in ((site.east_firm, "detail"), (site.west_firm, "detail"), (site.east_firm, "edit"))
    ]
    assert answers == [200, 404, 404]


def test_the_portrait_reads_from_figures_to_titles(site: Site, client_of: ClientOf) -> None:
    fill(site)
    page = text(site, client_of, "detail")
    for word in (
        "1.25 亿元",
        "比上年 +25.0%",
        "综合雷达",
        "专业化（缺主营业务收入）",
        "示例服务专员",
    ):
        assert word in page
    for word in ("专精特新中小企业", "示例〔2025〕1号", "已到期", "撤销：示例原因"):
        assert word in page
    for word in ("对照认定标准", "缺数据：", "待补数据", "最近目标", "台账计数与上报数不一致"):
        assert word in page
    assert "national." not in page
    assert ">rd_expense<" not in page


def test_ledgers_show_what_counts_and_why_not(site: Site, client_of: ClientOf) -> None:
    fill(site)
    page = text(site, client_of, "ledgers")
    for word in ("示例专利ZL1", "不计入", "台账计得 1", "上报 2", "2026-03-01 起台账完整"):
        assert word in page
    assert "invention_patent" not in page


def test_the_record_shows_names_people_and_libraries(site: Site, client_of: ClientOf) -> None:
    fill(site)
    page = text(site, client_of, "record")
    for word in ("示例东镇精密机械有限公司", "示例投资者", "60.0%", "示例联系人", "高新技术企业库"):
        assert word in page
    assert "工业" in page
    assert "登记</a>" in page
    assert "登记</a>" not in text(site, client_of, "record", "leader")


def test_history_is_told_and_narrowed(site: Site, client_of: ClientOf) -> None:
    fill(site)
    page = text(site, client_of, "history")
    for word in ("修改企业信息", "登记称号", "示例主管部门人员"):
        assert word in page
    client, address = client_of(site.officer), reverse("enterprises:history", args=[site.east_firm.pk])
    titles = client.get(address, {"kind": "titles"}).content.decode()
    assert "登记称号" in titles
    assert "修改企业信息" not in titles
    assert "没有变更记录" in client.get(address, {"kind": "merging"}).content.decode()
    assert client.get(address, {"kind": "nonsense", "before": "x"}).status_code == 200


def test_a_long_history_has_a_next_page(site: Site, client_of: ClientOf) -> None:
    for number in range(PER_PAGE + 1):
        audit.record(actor=site.officer, action=f"修改企业信息{number}", target=site.east_firm)
    page = text(site, client_of, "history")
    assert "下一页" in page
    assert "修改企业信息0 " not in page


def test_empty_pages_say_so(site: Site, client_of: ClientOf) -> None:
    assert "还没有数据" in text(site, client_of, "detail")
    assert "还没有台账" in text(site, client_of, "ledgers")
    assert "没有登记股东" in text(site, client_of, "record")


def form(site: Site, **values: object) -> dict[str, object]:
    return {
        "name": "示例东区轴承有限公司", "uscc": uscc.make("990102", "MA000100"), "jurisdiction": site.town.pk, **values,
    }  # fmt: skip


def test_a_firm_is_put_on_record_and_changed(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    answer = client.post(reverse("enterprises:new"), form(site))
    firm = Enterprise.objects.get(name="示例东区轴承有限公司")
    assert answer["Location"] == reverse("enterprises:detail", args=[firm.pk])
    address = reverse("enterprises:edit", args=[firm.pk])
    answer = client.post(address, form(site, sector="装备", status="closed", size_industry="industry"))
    assert answer["Location"] == reverse("enterprises:record", args=[firm.pk])
    firm.refresh_from_db()
    assert (firm.sector, firm.status) == ("装备", "closed")


def test_a_wrong_code_is_explained_and_what_was_typed_stays(site: Site, client_of: ClientOf) -> None:
    answer = client_of(site.officer).post(reverse("enterprises:new"), form(site, uscc="9199", sector="装备"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "少了14位" in page
    assert 'value="装备"' in page


def test_a_place_outside_the_area_is_no_choice(site: Site, client_of: ClientOf) -> None:
    answer = client_of(site.district_officer).post(
        reverse("enterprises:new"), form(site, jurisdiction=site.west.pk)
    )
    assert answer.status_code == 422
    assert not Enterprise.objects.filter(name="示例东区轴承有限公司").exists()
