from decimal import Decimal

import pytest

from tests.web.breakdowns.made import TARGET, parts
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.audit.models import Entry
from tidu.web.breakdowns.models import Kind, Part
from tidu.web.breakdowns.services import PartsError, save_parts


def test_parts_are_written_changed_and_taken_away(site: Site) -> None:
    adopted = plan(site)
    parts(site, adopted)
    changed = save_parts(
        actor=site.officer,
        plan=adopted,
        target=TARGET,
        kind=Kind.DISTRICT,
        values={str(site.east.pk): Decimal("400.0"), str(site.west.pk): None},
    )
    assert changed == 1
    assert [(one.jurisdiction, one.value) for one in Part.objects.all()] == [(site.east, Decimal(400))]
    entry = Entry.objects.filter(action="分解目标").latest("pk")
    assert (entry.before or {})[str(site.west.pk)] == "200"
    assert (entry.after or {})[str(site.west.pk)] == ""


def test_nothing_changed_leaves_no_trace(site: Site) -> None:
    adopted = plan(site)
    parts(site, adopted)
    parts(site, adopted)
    assert Entry.objects.filter(action="分解目标").count() == 1


def test_kinds_stand_beside_each_other(site: Site) -> None:
    adopted = plan(site)
    for kind, key in ((Kind.SECTOR, "工业"), (Kind.YEAR, "2025")):
        save_parts(actor=site.officer, plan=adopted, target=TARGET, kind=kind, values={key: Decimal(600)})
    assert {(one.kind, one.key) for one in Part.objects.all()} == {("sector", "工业"), ("year", "2025")}


@pytest.mark.parametrize(
    ("person", "target", "value", "sentence"),
    [
        ("district_officer", TARGET, "1", "没有分解这个计划的目标的权限"),
        ("leader", TARGET, "1", "没有分解这个计划的目标的权限"),
        ("stranger", TARGET, "1", "没有分解这个计划的目标的权限"),
        ("officer", "nothing", "1", "计划中没有这个目标"),
        ("officer", TARGET, "-1", "不能小于零"),
        ("officer", TARGET, "0.00001", "最多 4 位小数"),
        ("officer", TARGET, "1e17", "不能过大"),
    ],
)
def test_what_is_refused(site: Site, person: str, target: str, value: str, sentence: str) -> None:
    adopted = plan(site)
    with pytest.raises(PartsError, match=sentence):
        save_parts(
            actor=site.people[person],
            plan=adopted,
            target=target,
            kind=Kind.DISTRICT,
            values={str(site.east.pk): Decimal(value)},
        )
    assert not Part.objects.exists()
