"""Two records become one, and two again."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.case import Site
from tests.web.mergers.steps import STEPS
from tests.web.mergers.twins import everything_of, twin_of
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.fact_services import settle, unsettle
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.history import history
from tidu.web.enterprises.models import Enterprise, Settlement
from tidu.web.enterprises.related import KINDS
from tidu.web.enterprises.related_services import add_record
from tidu.web.enterprises.services import change_enterprise
from tidu.web.facts.models import FactRow
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.mergers.models import Distinction, Merger
from tidu.web.mergers.services import CHOSEN, keep_apart, merge, split
from tidu.web.titles.models import Title

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


def merged(site: Site, *taken: str) -> tuple[Enterprise, Enterprise, Merger]:
    twin = twin_of(site)
    merger = merge(actor=site.officer, kept=site.east_firm, gone=twin, taken=taken)
    return Enterprise.objects.get(pk=site.east_firm.pk), Enterprise.objects.get(pk=twin.pk), merger


def test_names_codes_and_values_are_kept_and_chosen(site: Site) -> None:
    kept, gone, _ = merged(site, "size_industry")
    assert (kept.size_industry, kept.sector, kept.main_product) == ("retail", "装备", "示例轴承")
    assert (kept.name, kept.jurisdiction) == ("示例东镇智能机械有限公司", site.town)
    assert {one.name for one in kept.former_names.all()} == {
        "示例东镇精密机械有限公司", "示例东镇精密机械有限责任公司", "示例东镇精密机械（有限责任公司）",
    }  # fmt: skip
    assert [one.uscc for one in kept.former_codes.all()] == [gone.uscc]
    assert (gone.status, gone.merged_into) == ("merged", kept)


def test_figures_of_both_stand_side_by_side(site: Site) -> None:
    kept, gone, _ = merged(site)
    views = views_of(kept)
    assert sorted(views) == [0, 2022, 2023, 2024, 2025]
    assert views[2025].values["revenue"] == "128000000.00"
    assert [one["value"] for one in views[2025].conflicts["revenue"]] == ["125000000.00", "130000000.00"]
    assert views_of(gone) == {}
    assert kept.completeness > 0


def test_what_would_stand_twice_stays_with_the_merged_record(site: Site) -> None:
    kept, gone, _ = merged(site)
    assert [title.until for title in Title.objects.filter(enterprise=gone)] == [date(2099, 12, 31)]
    assert Title.objects.filter(enterprise=kept, level="national.srdi").count() == 2
    assert [row.number for row in LedgerRow.objects.filter(enterprise=gone)] == ["ZL1"]
    assert set(LedgerCompleteness.objects.filter(enterprise=kept).values_list("ledger", "as_of")) == {
        ("ip", date(2026, 3, 1)), ("awards", date(2026, 2, 1)),
    }  # fmt: skip


def test_the_trail_tells_what_was_merged_and_taken(site: Site) -> None:
    _, gone, _ = merged(site, "size_industry")
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.object_id) == ("合并企业档案", str(site.east_firm.pk))
    assert entry.before == {"划型行业": "工业", "产业领域": "", "主导产品": ""}
    assert entry.after == {
        "并入的档案": f"{gone.name}（{gone.uscc}）", "划型行业": "零售业", "产业领域": "装备", "主导产品": "示例轴承",
    }  # fmt: skip


def test_a_code_may_be_taken_too(site: Site) -> None:
    old = site.east_firm.uscc
    twin = twin_of(site)
    new = twin.uscc
    merge(actor=site.officer, kept=site.east_firm, gone=twin, taken=("uscc", "name"))
    kept = Enterprise.objects.get(pk=site.east_firm.pk)
    assert (kept.uscc, kept.name) == (new, twin.name)
    assert kept.sort_key.startswith("shilidongzhenjingmijixie")
    assert [one.uscc for one in kept.former_codes.all()] == [old]


def test_accounts_and_assignments_follow(site: Site) -> None:
    twin = twin_of(site)
    merge(actor=site.officer, kept=twin, gone=site.east_firm)
    person = User.objects.get(pk=site.people["firm"].pk)
    assert person.enterprise == twin
    assert list(Enterprise.objects.visible_to(person)) == [twin]
    assert twin.assignments.count() == 3


SCRIPTS = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.booleans(), st.integers(0, 50)), max_size=8)


@pytest.mark.start(on=None)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPTS, taken=st.sets(st.sampled_from(CHOSEN)), turned=st.booleans())
def test_merging_and_splitting_gives_the_same_records_back(
    site: Site, script: list[tuple[str, bool, int]], taken: set[str], *, turned: bool
) -> None:
    with transaction.atomic():
        # The base case writes its firms bare: names without pinyin, no summaries.
        for number, firm in enumerate((site.east_firm, site.west_firm)):
            change_enterprise(actor=None, enterprise=firm, name=f"示例{number}号有限公司")
        kept, gone = (
            Enterprise.objects.get(pk=firm.pk)
            for firm in ((site.west_firm, site.east_firm) if turned else (site.east_firm, site.west_firm))
        )
        for step, first, number in script:
            STEPS[step](site, Enterprise.objects.get(pk=(kept if first else gone).pk), number)
        before = everything_of(kept, gone)
        merger = merge(actor=site.officer, kept=kept, gone=gone, taken=taken)
        assert FactRow.objects.filter(enterprise=gone).count() == 0
        split(actor=site.officer, merger=merger)
        assert everything_of(kept, gone) == before
        transaction.set_rollback(True)


def test_full_records_come_back_as_they_were(site: Site) -> None:
    twin = twin_of(site)
    before = everything_of(site.east_firm, twin)
    merger = merge(actor=site.officer, kept=site.east_firm, gone=twin, taken=CHOSEN)
    assert everything_of(site.east_firm, twin) != before
    split(actor=site.officer, merger=merger)
    assert everything_of(site.east_firm, twin) == before
    assert Entry.objects.latest("pk").action == "拆分企业档案"
    with pytest.raises(RegistryError, match="已经拆分"):
        split(actor=site.officer, merger=merger)


def test_mergers_are_undone_from_the_last(site: Site) -> None:
    kept, _, first = merged(site)
    change_enterprise(actor=None, enterprise=site.west_firm, sector="新材料")  # has a summary from here on
    before = everything_of(kept, site.west_firm)
    second = merge(actor=site.officer, kept=kept, gone=site.west_firm)
    with pytest.raises(RegistryError, match="又改动过"):
        split(actor=site.officer, merger=first)
    split(actor=site.officer, merger=second)
    assert everything_of(kept, site.west_firm) == before
    split(actor=site.officer, merger=first)


@pytest.mark.parametrize(
    ("step", "part"),
    [("facts", "数据"), ("patent", "台账"), ("title", "称号"), ("contact", "联系人"), ("rename", "基本信息")],
)
def test_what_was_changed_since_is_named_and_nothing_is_lost(site: Site, step: str, part: str) -> None:
    kept, gone, merger = merged(site)
    STEPS[step](site, kept, 7)
    after = everything_of(kept, gone)
    with pytest.raises(RegistryError, match=part):
        split(actor=site.officer, merger=merger)
    assert everything_of(kept, gone) == after


def test_decisions_move_along(site: Site) -> None:
    twin = twin_of(site)
    settle(actor=site.officer, enterprise=twin, year=2025, fact="revenue", value="1.28亿", basis="示例")
    merge(actor=site.officer, kept=site.east_firm, gone=twin)
    assert Settlement.objects.get().enterprise == site.east_firm


@pytest.mark.parametrize("key", ["specialist", "firm", "leader", "unit", "stranger", "district_officer"])
def test_who_may_not_merges_and_splits_nothing(site: Site, key: str) -> None:
    person = site.people[key]
    with pytest.raises(RegistryError):
        merge(actor=person, kept=site.east_firm, gone=site.west_firm)
    with pytest.raises(RegistryError):
        keep_apart(actor=person, first=site.east_firm, second=site.west_firm)
    merger = merge(actor=site.officer, kept=site.east_firm, gone=site.west_firm)
    with pytest.raises(RegistryError):
        split(actor=person, merger=merger)
    assert Enterprise.objects.get(pk=site.west_firm.pk).merged_into == site.east_firm


def test_what_makes_no_sense_is_refused(site: Site) -> None:
    with pytest.raises(RegistryError, match="两份不同"):
        merge(actor=site.officer, kept=site.east_firm, gone=site.east_firm)
    with pytest.raises(RegistryError, match="同一地区"):
        merge(actor=None, kept=site.east_firm, gone=site.foreign_firm)
    with pytest.raises(RegistryError, match="两份不同"):
        keep_apart(actor=site.officer, first=site.east_firm, second=site.east_firm)
    merge(actor=site.officer, kept=site.east_firm, gone=site.west_firm)
    with pytest.raises(RegistryError, match="已并入"):
        merge(actor=site.officer, kept=site.west_firm, gone=site.east_firm)


def test_a_merged_record_takes_nothing_more(site: Site) -> None:
    _, gone, _ = merged(site)
    with pytest.raises(RegistryError, match="已并入"):
        add_record(
            actor=site.officer, enterprise=gone, kind=KINDS["names"], values={"name": "示例", "until": None}
        )


def test_a_pair_is_kept_apart_once(site: Site) -> None:
    for first, second in ((site.west_firm, site.east_firm), (site.east_firm, site.west_firm)):
        keep_apart(actor=site.officer, first=first, second=second)
    assert Distinction.objects.get().first == site.east_firm
    assert Entry.objects.filter(action__contains="不是同一家").count() == 1


def test_every_action_on_a_record_has_its_kind_of_change(site: Site) -> None:
    twin = twin_of(site)
    for number, step in enumerate(STEPS.values()):
        step(site, site.east_firm, number)
    unsettle(actor=site.officer, enterprise=site.east_firm, year=2021, fact="revenue", reason="示例")
    keep_apart(actor=site.officer, first=site.east_firm, second=twin)
    merger = merge(actor=site.officer, kept=site.east_firm, gone=twin)
    split(actor=site.officer, merger=merger)
    every = {one.action for one in history(site.east_firm, most=500)}
    assert history(site.east_firm, kind="other") == []
    assert {"合并企业档案", "拆分企业档案", "判定不是同一家（不合并）", "核实数据", "取消核实"} <= every
