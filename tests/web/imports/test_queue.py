"""Rows without a code from end to end: candidates of every kind, what is decided, undone with the import."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, undone
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.selectors import current_values
from tidu.web.imports import matching
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.models import ImportRun, QueueRow, QueueState

pytestmark = pytest.mark.django_db

STAFF = "2025年从业人员"


def nameless(name: str, **cells: object) -> dict[str, object]:
    return {**firm(1), "统一社会信用代码": "", "企业名称": name, **cells}


def waiting(site: Site, *rows: dict[str, object]) -> ImportRun:
    return applied(site, [firm(50), *rows], source="示例乙局 名单")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("示例东镇精密机械有限公司", "名称相同"),
        ("示例东镇精密机械有限责任公司", "仅括号、空格或公司形式的写法不同"),
        ("示例（东镇）精密机械有限公司", "仅括号、空格或公司形式的写法不同"),
        ("示例旧厂轴承有限公司", "与曾用名相同"),
        ("示例旧厂轴承制造有限公司", "名称相近"),
        ("示例市精密机械股份有限公司", "字号和行业相同，地名或公司形式不同"),
        ("示例东镇晶密机械有限公司", "读音相同，用字不同"),
        ("示例东镇精密机械制造有限公司", "名称相近"),
        ("精密机械", "字号和行业相同，地名或公司形式不同"),
    ],
)
def test_candidates_say_why(site: Site, written: str, why: str) -> None:
    site.east_firm.former_names.create(name="示例旧厂轴承有限公司")
    run = waiting(site, nameless(written), nameless("无关企业"))
    row, other = QueueRow.objects.filter(run=run).order_by("row")
    found = matching.candidates(row, site.officer)
    assert found[0].enterprise == site.east_firm
    assert found[0].why.startswith(why)
    assert matching.candidates(other, site.officer) == []
    assert matching.candidates(row, site.stranger) == [], "only firms the person sees"


def test_a_new_code_puts_the_firm_on_record_until_the_import_is_undone(site: Site) -> None:
    run = waiting(site, nameless("示例新企业有限公司", 产业领域="新材料", **{STAFF: 12}))
    row = QueueRow.objects.get(run=run)
    found = matching.complete(actor=site.officer, row=row, uscc=code(8))
    assert (found.name, found.jurisdiction, known(8).sector) == ("示例新企业有限公司", site.east, "新材料")
    assert current_values([found.pk])[found.pk, 2025]["employees"] == "12"
    row.refresh_from_db()
    assert row.state == QueueState.CREATED
    undone(run)
    assert not Enterprise.objects.filter(uscc=code(8)).exists()


def test_two_rows_of_one_firm_are_undone_to_what_was_before_both(site: Site) -> None:
    run = waiting(site, nameless("示例甲", 产业领域="新材料"), nameless("示例乙", 产业领域="新能源"))
    change_enterprise(actor=site.officer, enterprise=site.west_firm, sector="装备制造")
    for row in QueueRow.objects.filter(run=run).order_by("row"):
        matching.link(actor=site.officer, row=row, enterprise=site.west_firm)
    site.west_firm.refresh_from_db()
    assert site.west_firm.sector == "新能源"
    undone(run)
    site.west_firm.refresh_from_db()
    assert site.west_firm.sector == "装备制造"


def test_a_decided_row_and_an_undone_import_are_closed(site: Site) -> None:
    run = waiting(site, nameless("示例甲"), nameless("示例乙"), nameless("示例丙"))
    row, other, third = QueueRow.objects.filter(run=run).order_by("row")
    for actor in (site.stranger, site.district_officer, site.people["leader"]):
        with pytest.raises(ImportRefusedError, match="权限"):
            matching.link(actor=actor, row=row, enterprise=site.east_firm)
    matching.link(actor=site.officer, row=row, enterprise=site.east_firm)
    with pytest.raises(ImportRefusedError, match="已经处理过"):
        matching.dismiss(actor=site.officer, row=row, reason="示例")
    matching.dismiss(actor=site.officer, row=third, reason="不是企业")
    undone(run)
    with pytest.raises(ImportRefusedError, match="已撤销"):
        matching.dismiss(actor=site.officer, row=other, reason="示例")
    third.refresh_from_db()
    assert (third.state, third.reason) == (QueueState.DISMISSED, "不是企业"), "never lost"


def test_a_district_officer_cannot_add_a_firm_of_another_district(site: Site) -> None:
    mine = applied(site, [firm(60), nameless("示例丙")], actor=site.district_officer)
    with pytest.raises(ImportRefusedError, match="登记在示例西区"):
        matching.complete(
            actor=site.district_officer, row=QueueRow.objects.get(run=mine), uscc=code(9, "990103")
        )
