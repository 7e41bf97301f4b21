"""Applying an import: new firms, changed ones, and nothing of it before the moment it shows."""

from collections.abc import Callable

import pytest

from tests.web.assessments.test_latest import STANDARD, lines
from tests.web.case import Site, build_site
from tests.web.imports.makers import ON, applied, code, firm, known, staged, undone, work
from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.assessments.changes import so_far
from tidu.web.assessments.latest import list_of, store_lines
from tidu.web.assessments.models import LatestVerdict
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseName, Status
from tidu.web.facts.models import CurrentFacts, FactRow, Strength, Switch
from tidu.web.facts.selectors import current_values, current_views
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.imports import applying, services, staging
from tidu.web.imports.drafts import drafted
from tidu.web.imports.models import Chunk, ImportRun, State, TouchedFirm
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import State as JobState
from tidu.web.jobs.progress import CancelledError

pytestmark = pytest.mark.django_db

REVENUE = "2025年营业收入（万元）"


def revenue(number: int) -> str:
    return str(current_values([known(number).pk])[known(number).pk, 2025]["revenue"])


def test_new_firms_come_with_their_facts_names_and_people(site: Site) -> None:
    rows = [
        firm(
            1, 所属辖区="示例东镇", 主导产品="示例轴承", 曾用名="示例旧厂", 联系人="示例甲",
            高新技术企业有效期至="2099-12-31",
        ),
        firm(2, **{"2024年营业收入（万元）": 5}),
    ]  # fmt: skip
    run = applied(site, rows)
    new = Enterprise.objects.visible_to(site.officer).get(uscc=code(1))
    assert (run.state, run.counts["new"], run.counts["firms"]) == (State.APPLIED, 2, 2)
    assert (new.name, new.jurisdiction, new.main_product) == ("示例1号有限公司", site.town, "示例轴承")
    assert (new.sort_key, new.initials) == ("shili1haoyouxiangongsi", "sl1hyxgs")
    assert new.completeness > 0
    assert list(EnterpriseName.objects.values_list("name", flat=True)) == ["示例旧厂"]
    assert list(Contact.objects.values_list("name", flat=True)) == ["示例甲"]
    assert current_values([new.pk])[new.pk, 2025] == {"revenue": "10010000.00"}
    assert current_values([new.pk])[new.pk, 0] == {"high_tech_until": "2099-12-31"}
    row = FactRow.objects.get(enterprise=new, year=2025)
    assert row.place == "示例名单.csv，第 2 行"
    assert current_views(new)[2025].origins == {"revenue": row.pk}
    assert known(2).jurisdiction == site.east, "by the region of the code"


def test_one_entry_of_the_trail_with_counts_and_digest(site: Site) -> None:
    run = applied(site, [firm(1), firm(2)])
    entry = Entry.objects.get(action="导入数据")
    assert entry.after is not None
    assert (entry.after["新增"], entry.after["内容摘要"]) == (2, run.digest)
    assert len(run.digest) == 64
    assert Entry.objects.count() == 3, "uploaded, queued, applied"


def test_changed_firms_keep_the_old_name_and_what_the_table_leaves_empty(site: Site) -> None:
    applied(site, [firm(1, 主导产品="示例轴承", 产业领域="装备制造")])
    applied(site, [firm(1, 主导产品="", 产业领域="新材料", **{"企业名称": "示例一号有限公司", REVENUE: 7})])
    changed = known(1)
    assert (changed.name, changed.main_product, changed.sector) == ("示例一号有限公司", "示例轴承", "新材料")
    assert changed.sort_key == "shiliyihaoyouxiangongsi"
    assert changed.former_names.get().name == "示例1号有限公司"
    assert revenue(1) == "70000.00"
    assert current_views(changed)[2025].conflicts == {}, "the same source says otherwise now"
    assert not CurrentFacts.objects.filter(layer=1).exists(), "folded"


def test_a_weaker_source_shows_as_a_conflict_and_only_fills_what_is_empty(site: Site) -> None:
    applied(site, [firm(1, 产业领域="装备制造")])
    weak = applied(
        site,
        [firm(1, 产业领域="新材料", 主导产品="示例轴承", **{REVENUE: 7})],
        source="示例企业 填报",
        strength=2,
    )
    assert weak.counts["conflicts"] == 1
    assert revenue(1) == "10010000.00"
    view = current_views(known(1))[2025]
    assert [said["value"] for said in view.conflicts["revenue"]] == ["70000.00"]
    assert (known(1).sector, known(1).main_product) == ("装备制造", "示例轴承")


def test_the_same_table_twice_records_nothing_twice(site: Site) -> None:
    applied(site, [firm(1)])
    again = applied(site, [firm(1)])
    assert again.counts["unchanged"] == 1
    assert FactRow.objects.count() == 1


def prepared_only(site: Site, rows: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch) -> ImportRun:
    """An import whose worker ends just before it shows."""

    def killed(*_: object) -> None:
        raise CancelledError

    run = staged(site, rows)
    job = services.apply(actor=site.officer, run=run)
    with monkeypatch.context() as patch:
        patch.setattr(applying, "_show", killed)
        jobs.run(job.pk)
    return ImportRun.objects.get(pk=run.pk)


def resumed(run: ImportRun) -> ImportRun:
    """The import after its job ran again, as the reaper has it."""
    assert run.job is not None
    type(run.job).objects.filter(pk=run.job.pk).update(state=JobState.WAITING, claim="")
    work(run.job)
    return ImportRun.objects.get(pk=run.pk)


def test_nothing_is_visible_before_the_switch_and_the_job_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(site, [firm(1)])
    run = prepared_only(site, [firm(1, **{REVENUE: 7}), firm(2)], monkeypatch)
    assert revenue(1) == "10010000.00"
    assert not Enterprise.objects.visible_to(site.officer).filter(uscc=code(2)).exists()
    assert not Entry.objects.filter(action="导入数据", object_id=run.pk).exists()
    rows = FactRow.objects.count()
    assert resumed(run).state == State.APPLIED
    assert (revenue(1), known(2).status) == ("70000.00", Status.ACTIVE)
    assert FactRow.objects.count() == rows, "what was prepared is not prepared again"


def test_an_edit_between_preparing_and_showing_is_not_lost(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(site, [firm(1, 产业领域="装备制造", **{"2025年从业人员": 10})])
    run = prepared_only(site, [firm(1, 产业领域="新材料", **{REVENUE: 7, "2025年从业人员": 12})], monkeypatch)
    hand = source_of_person(site.officer, strength=Strength.VERIFIED)
    record_facts(actor=site.officer, enterprise=known(1), year=2025, source=hand, values={"employees": 99})
    assert current_values([known(1).pk])[known(1).pk, 2025] == {"revenue": "10010000.00", "employees": "99"}
    Enterprise.objects.filter(pk=known(1).pk).update(sector="新能源")
    resumed(run)
    assert current_values([known(1).pk])[known(1).pk, 2025] == {"revenue": "70000.00", "employees": "99"}
    assert known(1).sector == "新能源", "somebody changed it after the import was prepared"
    assert TouchedFirm.objects.get(run=run, enterprise=known(1)).kept == "产业领域"


def test_a_firm_that_left_the_scope_since_the_preview_is_rejected(site: Site) -> None:
    applied(site, [firm(1)])
    run = staged(site, [firm(1, **{REVENUE: 7})], actor=site.district_officer)
    assert run.counts["changed"] == 1
    Enterprise.objects.filter(uscc=code(1)).update(jurisdiction=site.west)
    work(services.apply(actor=site.district_officer, run=run))
    run.refresh_from_db()
    assert (run.counts["changed"], run.counts["rejected"]) == (0, 1)
    assert revenue(1) == "10010000.00"


def test_who_lost_the_right_meanwhile_imports_nothing(site: Site) -> None:
    run = staged(site, [firm(1)])
    job = services.apply(actor=site.officer, run=run)
    User.objects.filter(pk=site.officer.pk).update(role=Role.LEADER)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, "权限" in job.message) == (JobState.FAILED, True)
    assert not Enterprise.objects.filter(uscc=code(1)).exists()


def test_many_changes_of_master_data_are_written_after_the_switch(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "FEW", 1)
    applied(site, [firm(number) for number in range(5)])
    applied(site, [firm(number, 产业领域="新材料") for number in range(5)])
    assert set(Enterprise.objects.filter(name__startswith="示例").values_list("sector", flat=True)) >= {
        "新材料"
    }
    assert not TouchedFirm.objects.filter(written=False).exists()


def test_what_never_showed_is_thrown_away_without_a_trace(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(site, [firm(1)])
    before = (FactRow.objects.count(), Enterprise.objects.count(), CurrentFacts.objects.count())
    run = prepared_only(site, [firm(1, **{REVENUE: 7}), firm(2)], monkeypatch)
    applying.take_back(run)
    run.refresh_from_db()
    assert run.state == State.PREVIEW
    assert (FactRow.objects.count(), Enterprise.objects.count(), CurrentFacts.objects.count()) == before
    assert Switch.objects.filter(thrown_at=None).count() == 1
    work(services.apply(actor=site.officer, run=run))
    assert revenue(1) == "70000.00"


def test_a_failed_step_leaves_nothing_half_done(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise TiduError("示例")

    run = staged(site, [firm(1)])
    job = services.apply(actor=site.officer, run=run)
    fails: Callable[..., None] = broken
    with monkeypatch.context() as patch:
        patch.setattr(applying, "told", fails)
        jobs.run(job.pk)
    run = ImportRun.objects.get(pk=run.pk)
    assert (run.state, run.is_busy) == (State.APPLYING, False)
    assert not Enterprise.objects.visible_to(site.officer).filter(uscc=code(1)).exists()
    work(services.apply(actor=site.officer, run=run))
    assert known(1).name == "示例1号有限公司"


def test_what_a_firm_was_judged_by_has_changed(site: Site) -> None:
    applied(site, [firm(1)], source="先前的表")
    into = list_of(site.root.pk, STANDARD, "new")
    store_lines(lines((known(1).pk, 0, 2)), into, on=ON, read_after=so_far())
    run = applied(site, [firm(1, **{REVENUE: 77})])
    assert LatestVerdict.objects.get().stale
    LatestVerdict.objects.update(stale=False)
    undone(run)
    assert LatestVerdict.objects.get().stale


def test_a_chunk_waits_for_others_about_its_firms_by_code_or_on_record(site: Site) -> None:
    applied(site, [firm(1)])
    chunk = Chunk.objects.get(run=staged(site, [firm(1), firm(2)]))
    made = chunk, drafted(chunk, "示例名单.csv", ON)
    assert applying._firms(made) == {code(1), code(2), known(1).pk}  # noqa: SLF001 - see there


@pytest.mark.django_db(transaction=True)
def test_chunks_are_prepared_side_by_side_and_a_later_row_of_a_firm_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = build_site()
    monkeypatch.setattr(staging, "CHUNK_ROWS", 3)
    applied(site, [firm(1, 产业领域="装备制造")])
    # Chunks of three lines, and the next one about the same firms each time.
    rows = [
        said(number, year, sector)
        for first in range(0, 12, 3)
        for year, sector in ((2024, "新材料"), (2025, "软件"))
        for number in range(first, first + 3)
    ]
    run = applied(site, rows)
    assert Chunk.objects.filter(run=run).count() > 7
    assert (run.counts["firms"], Enterprise.objects.filter(sector="软件").count()) == (11, 12)
    assert [revenue(number) for number in range(12)] == ["50000.00"] * 12
    undone(run)
    assert (known(1).sector, revenue(1)) == ("装备制造", "10010000.00")
    assert not Enterprise.objects.filter(uscc=code(2)).exists()


def said(number: int, year: int, sector: str) -> dict[str, object]:
    """A row of a table with a line a year: what a later one says of the firm counts."""
    named = {"统一社会信用代码": code(number), "企业名称": f"示例{number}号有限公司", "产业领域": sector}
    return {**named, "年度": year, "营业收入（万元）": 5}
