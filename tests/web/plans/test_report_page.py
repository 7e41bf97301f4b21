from decimal import Decimal

from tests.web.case import Site
from tests.web.plans.made import NOW, TASK, plan, report, reporter, science
from tidu.web.plans.models import TaskReport
from tidu.web.plans.packs import plans
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.report_page import desk_of, named_figures, page_of, targets_of
from tidu.web.plans.reports import Figure, save_report, send_back, submit


def test_who_sees_and_writes_what(site: Site) -> None:
    unit, adopted = reporter(site), plan(site)
    desk = desk_of(unit, adopted, TASK, site.bureau, NOW.key)
    assert desk is not None
    assert (desk.writes, desk.asked, desk.report) == (True, True, None)
    seen = desk_of(site.people["leader"], adopted, TASK, site.bureau, NOW.key)
    assert seen is not None
    assert not seen.writes
    other = science(site)
    # A unit's people see their own unit's reports, and nobody a unit that the task does not name.
    assert desk_of(unit, adopted, "t4", other, NOW.key) is None
    assert desk_of(site.officer, adopted, "t3", other, NOW.key) is None
    for task, key in (("t999", NOW.key), (TASK, "2021q1"), (TASK, "x")):
        assert desk_of(unit, adopted, task, site.bureau, key) is None


def test_every_version_is_shown_with_its_figures(site: Site) -> None:
    unit = reporter(site)
    made = report(site, text="一稿", figures=[Figure("srdi", Decimal(1))])
    submit(actor=unit, report=made)
    send_back(actor=site.officer, report=made, comment="请核对")
    save_report(
        actor=unit, plan=made.plan, task=TASK, unit=site.bureau, quarter=NOW, text="二稿",
        figures=[Figure("srdi", Decimal(2))],
    )  # fmt: skip
    submit(actor=unit, report=made)
    desk = desk_of(site.officer, made.plan, TASK, site.bureau, NOW.key)
    assert desk is not None
    page = page_of(site.officer, desk)
    assert page["figures"] == [("省级“专精特新”中小企业", "2 户", "")]
    versions = page["versions"]
    assert isinstance(versions, list)
    assert [(step.text, figures[0][1]) for step, figures in versions] == [("一稿", "1 户")]
    assert page["can_accept"]
    assert page["returned"] is None
    assert not page_of(unit, desk)["can_accept"]


def test_a_new_report_begins_with_the_last_one(site: Site) -> None:
    unit = reporter(site)
    submit(actor=unit, report=report(site, text="上季度", quarter=Quarter(2025, 3)))
    desk = desk_of(unit, TaskReport.objects.get().plan, TASK, site.bureau, NOW.key)
    assert desk is not None
    assert desk.initial["text"] == "上季度"


def test_figures_of_targets_gone_from_the_packs_are_left_out() -> None:
    pack = plans().plan("changchun")
    figures = [{"target": "gone", "value": "1", "basis": ""}, {"target": "srdi", "value": "3", "basis": "文"}]
    assert named_figures(targets_of(pack, pack.tasks[1]), figures) == [
        ("省级“专精特新”中小企业", "3 户", "文")
    ]
