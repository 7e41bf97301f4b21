from datetime import date

from django.utils import timezone

from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tidu.web.plans.editions import history_of_plan, keep_edition
from tidu.web.plans.models import AdoptedPlan, PlanEdition
from tidu.web.plans.packs import plans
from tidu.web.plans.services import take_edition


def older(adopted: AdoptedPlan) -> None:
    """Make what the plan said when it was adopted an edition of its own, with one target less and one lower."""
    kept = adopted.editions.get()
    targets = [one for one in kept.content["targets"] if one["id"] != "champions"]
    next(one for one in targets if one["id"] == "srdi")["value"] = 500
    kept.content = kept.content | {"targets": targets}
    kept.version, kept.pack_hash = 0, "0" * 64
    kept.save()
    adopted.pack_hash = "0" * 64
    adopted.save()


def test_what_was_adopted_is_kept_and_what_changed_is_told(site: Site) -> None:
    adopted = plan(site)
    (first,) = history_of_plan(site.officer, adopted)
    assert (first.note, first.changes, first.by) == ("现行", None, site.officer.name)
    older(adopted)
    offered, first = history_of_plan(site.officer, adopted)
    assert offered.note == "规则包中的新版，尚未改用"
    assert offered.changes is not None
    take_edition(actor=site.officer, plan=adopted)
    taken, first = history_of_plan(site.officer, adopted)
    assert (taken.note, first.note, taken.since) == ("现行", "", timezone.localdate())
    assert taken.changes is not None
    assert [(one.what, one.name[:4]) for one in taken.changes] == [("调整", "省级“专"), ("新增", "国家制造")]
    assert taken.changes[0].parts == (("要求", "500 户", "600 户"),)
    assert taken.changes == offered.changes


def test_a_plan_that_went_before_is_part_of_the_history(site: Site) -> None:
    adopted = plan(site)
    before = AdoptedPlan.objects.create(
        root=site.root,
        jurisdiction=site.root,
        pack="changchun.plan-2018",
        label="示例前一个计划",
        version=1,
        pack_hash="1" * 64,
        start=date(2018, 1, 1),
        end=date(2020, 12, 31),
    )
    content = adopted.editions.get().content | {"label": "示例前一个计划", "targets": []}
    PlanEdition.objects.create(
        plan=before, version=1, pack_hash="1" * 64, content=content, taken_on=date(2018, 3, 1)
    )
    after, first = history_of_plan(site.officer, adopted)
    assert (first.label, first.adopted, first.changes) == ("示例前一个计划", before, None)
    assert after.changes is not None
    assert {one.what for one in after.changes} == {"新增"}
    assert [one.adopted for one in history_of_plan(site.officer, before)] == [before]


def test_another_place_and_another_area_are_no_part_of_it(site: Site) -> None:
    adopted = plan(site)
    plan(site, pack="changshu.plan-2023")
    plan(site, person="district_officer")
    assert [one.adopted for one in history_of_plan(site.officer, adopted)] == [adopted]
    assert history_of_plan(site.stranger, adopted) == ()


def test_an_edition_holds_the_whole_plan(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    made = keep_edition(adopted, pack, by=None)
    assert len(made.content["targets"]) == len(pack.targets)
    assert len(made.content["tasks"]) == len(pack.tasks)
    assert (made.version, made.pack_hash) == (pack.version, pack.content_hash)
