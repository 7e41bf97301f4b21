"""Master data: written with the import, taken back with it, and never over what somebody edited since."""

from collections.abc import Mapping
from datetime import date

import pytest

from tests.web.case import Site
from tests.web.imports.makers import EAST, applied, firm, staged, undone
from tidu.web.enterprises.models import Contact, Enterprise
from tidu.web.imports import staging
from tidu.web.imports.models import TouchedFirm
from tidu.web.imports.touching import write, write_some

pytestmark = pytest.mark.django_db


def line(site: Site, before: Mapping[str, object], after: Mapping[str, object]) -> TouchedFirm:
    run = staged(site, [firm(1)])
    return TouchedFirm.objects.create(
        run=run, enterprise=site.east_firm, before=dict(before), after=dict(after)
    )


def now(site: Site) -> Enterprise:
    return Enterprise.objects.get(pk=site.east_firm.pk)


def test_fields_of_every_kind_are_written_and_taken_back(site: Site) -> None:
    old = {"jurisdiction": str(site.town.pk), "established_on": "2015-05-20", "sector": "", "chain": ""}
    new = {
        "jurisdiction": str(site.west.pk),
        "established_on": "2016-01-01",
        "sector": "新材料",
        "chain": "示例链",
    }
    one = line(site, old, new)
    write([one], forward=True)
    there = now(site)
    assert (there.jurisdiction, there.established_on, there.sector) == (site.west, date(2016, 1, 1), "新材料")
    write([one], forward=False)
    back = now(site)
    assert (back.jurisdiction, back.established_on, back.sector) == (site.town, date(2015, 5, 20), "")


def test_a_date_that_was_missing_is_missing_again(site: Site) -> None:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(established_on=None)
    one = line(site, {"established_on": ""}, {"established_on": "2016-01-01"})
    write([one], forward=True)
    assert now(site).established_on == date(2016, 1, 1)
    write([one], forward=False)
    assert now(site).established_on is None


def test_the_replaced_name_becomes_a_former_one_until_it_is_taken_back(site: Site) -> None:
    one = line(site, {"name": site.east_firm.name}, {"name": "示例新名有限公司"})
    write([one], forward=True)
    assert now(site).sort_key == "shilixinmingyouxiangongsi"
    assert now(site).former_names.get().name == site.east_firm.name
    write([one], forward=False)
    assert now(site).name == site.east_firm.name
    assert not now(site).former_names.exists()


def test_a_name_edited_since_keeps_its_former_names(site: Site) -> None:
    one = line(site, {"name": site.east_firm.name}, {"name": "示例新名有限公司"})
    write([one], forward=True)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(name="示例又一名有限公司")
    write([one], forward=False)
    assert now(site).name == "示例又一名有限公司"
    assert now(site).former_names.exists()
    assert one.kept == "企业名称"


def test_contacts_and_former_names_are_added_once(site: Site) -> None:
    contact = {"name": "示例甲", "position": "", "phone": "000"}
    one = line(site, {"contact": None, "former_name": ""}, {"contact": contact, "former_name": "示例旧厂"})
    write([one], forward=True)
    write([one], forward=True)
    assert Contact.objects.get(enterprise=site.east_firm).phone == "000"
    assert now(site).former_names.get().name == "示例旧厂"
    write([one], forward=False)
    assert not Contact.objects.exists()
    assert not now(site).former_names.exists()


def test_pieces_end(site: Site) -> None:
    one = line(site, {"sector": ""}, {"sector": "新材料"})
    assert write_some(one.run, forward=True, most=5) == {site.east_firm.pk}
    assert write_some(one.run, forward=True, most=5) == set()
    assert write_some(one.run, forward=False, most=5) == {site.east_firm.pk}
    assert now(site).sector == ""


def test_a_firm_on_record_whose_rows_lie_in_two_chunks_has_one_line(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "CHUNK_ROWS", 1)
    before = now(site)
    said = ((2024, "新材料", "示例链"), (2025, "装备制造", ""))
    run = applied(
        site,
        [
            {
                "统一社会信用代码": EAST,
                "企业名称": before.name,
                "产业领域": sector,
                "所属产业链": chain,
                "年度": year,
                "营业收入（万元）": 100,
            }
            for year, sector, chain in said
        ],
    )
    one = TouchedFirm.objects.get(run=run)
    assert one.after == {"sector": "装备制造", "chain": "示例链"}
    assert one.before == {"sector": before.sector, "chain": before.chain}
    assert (now(site).sector, now(site).chain) == ("装备制造", "示例链")
    undone(run)
    assert (now(site).sector, now(site).chain) == (before.sector, before.chain)
