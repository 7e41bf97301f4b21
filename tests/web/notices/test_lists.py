"""Announced lists are matched by code, then by name with old names; no row is lost."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.notices.listing import HEADER, WORDS, book, taken
from tidu.tables.roster.errors import RosterError
from tidu.web.enterprises.models import Enterprise, EnterpriseName
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.lists import ListWords, take_list
from tidu.web.notices.models import AnnouncedList, ListRow, RowState

pytestmark = pytest.mark.django_db


def states(of: AnnouncedList) -> list[tuple[str, str, int | None]]:
    return list(of.rows.values_list("name", "state", "enterprise"))


def test_every_row_is_kept_and_matched(site: Site) -> None:
    EnterpriseName.objects.create(enterprise=site.west_firm, name="示例西区旧材料厂", until=date(2024, 1, 1))
    of = taken(
        site,
        (1, "示例东镇精密机械有限公司", "91990102MA0099019X", "SR1", "2029-02-28"),
        (2, "示例西区旧材料厂", "", "SR2", ""),
        (3, "没有这家有限公司", "", "SR3", ""),
        (4, "别处市电子有限公司", "91990200MA0099035U", "SR4", ""),
        (5, "示例东镇精密机械有限公司", "123", "SR5", ""),
    )
    assert states(of) == [
        ("示例东镇精密机械有限公司", RowState.MATCHED, site.east_firm.pk),
        ("示例西区旧材料厂", RowState.MATCHED, site.west_firm.pk),
        ("没有这家有限公司", RowState.UNMATCHED, None),
        ("别处市电子有限公司", RowState.UNMATCHED, None),
        ("示例东镇精密机械有限公司", RowState.FAULTY, None),
    ]
    first, second, *_, last = of.rows.all()
    assert (first.number, first.since, first.until) == ("SR1", WORDS.announced_on, date(2029, 2, 28))
    assert (second.note, second.until) == ("与曾用名相同", None)
    assert "统一社会信用代码" in last.note
    assert last.cells["证书编号"] == "SR5"


def test_spelling_makes_no_difference(site: Site) -> None:
    of = taken(
        site, (1, "示例西区新材料有限责任公司", "", "", ""), (2, "示例东镇（精密）机械 有限公司", "", "", "")
    )
    assert [state for _, state, _ in states(of)] == [RowState.MATCHED, RowState.MATCHED]


def test_what_is_not_sure_is_left_to_a_person(site: Site) -> None:
    twin = Enterprise.objects.create(
        root=site.root, jurisdiction=site.east, uscc="91990102MA0099078Q", name=site.west_firm.name
    )
    of = taken(
        site,
        (1, twin.name, "", "", ""),
        (2, "毫不相干的化工集团", "91990102MA0099019X", "", ""),
        (3, "示例东镇精密机械有限公司", "91990103MA0099051C", "", ""),
    )
    assert [(state, firm) for _, state, firm in states(of)][:2] == [(RowState.AMBIGUOUS, None)] * 2
    assert of.rows.get(row=2).note == "2 家企业用过这个名称，请选择"
    assert "名称与名单不符" in of.rows.get(row=3).note
    assert of.rows.get(row=4).state in (RowState.AMBIGUOUS, RowState.FAULTY)


def test_names_alone_are_a_list(site: Site) -> None:
    data = book(("序号", "企业名称"), (1, site.east_firm.name), (2, site.west_firm.name))
    of = take_list(actor=site.officer, data=data, name="名单.xlsx", words=WORDS)
    assert [state for _, state, _ in states(of)] == [RowState.MATCHED] * 2


def test_a_file_without_firms_says_what_is_missing(site: Site) -> None:
    with pytest.raises(RosterError, match="没有找到“企业名称”"):
        take_list(
            actor=site.officer,
            data=book(("证书编号", "有效期至"), ("1", "2029-01-01")),
            name="名单.xlsx",
            words=WORDS,
        )
    with pytest.raises(NoticeError, match="表头以下没有企业"):
        take_list(actor=site.officer, data=book(HEADER), name="名单.xlsx", words=WORDS)
    assert not ListRow.objects.exists()


def test_only_for_the_whole_site_and_known_levels(site: Site) -> None:
    data = book(HEADER, (1, "企业", "", "", ""))
    with pytest.raises(NoticeError, match="没有导入公布名单的权限"):
        take_list(actor=site.district_officer, data=data, name="名单.xlsx", words=WORDS)
    unknown = ListWords("不存在", "省厅", "1号", WORDS.announced_on)
    with pytest.raises(NoticeError, match="没有这个称号"):
        take_list(actor=site.officer, data=data, name="名单.xlsx", words=unknown)
