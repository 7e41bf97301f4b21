"""Applying an import: new firms, changed ones, and nothing of it before the moment it shows."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import EAST, applied, code, firm, staged, undone, work
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.selectors import current_values
from tidu.web.imports import services
from tidu.web.imports.models import ImportRun, State

pytestmark = pytest.mark.django_db


def test_new_firms_come_with_their_facts(site: Site) -> None:
    run = applied(site, [firm(1, 所属辖区="示例东镇", 主导产品="示例轴承"), firm(2)])
    assert run.state == State.APPLIED
    new = Enterprise.objects.visible_to(site.officer).get(uscc=code(1))
    assert (new.name, new.jurisdiction, new.main_product) == ("示例1号有限公司", site.town, "示例轴承")
    assert current_values([new.pk]) == {(new.pk, 2025): {"revenue": "10010000.00"}}
    assert FactRow.objects.get(enterprise=new).place == "示例名单.csv，第 2 行"


def test_changed(site: Site) -> None:
    applied(site, [firm(1)])
    run = applied(site, [{**firm(1, **{"2025年从业人员": 50}), "2025年营业收入（万元）": 7}, {"统一社会信用代码": EAST, "2025年营业收入（万元）": 3}])
    new = Enterprise.objects.get(uscc=code(1))
    print(current_values([new.pk]), run.counts)
    undone(run)
    print(current_values([new.pk]), CurrentFacts.objects.values_list("layer","values"))
    print(Entry.objects.values_list("action","after"))
