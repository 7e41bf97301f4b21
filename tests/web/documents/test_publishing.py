import pytest

from tests.web.case import Site
from tests.web.documents.made import DOUBTFUL, TEXT, checked_document, document, settle
from tidu.web.audit.models import Entry
from tidu.web.documents.decisions import edit, reject
from tidu.web.documents.models import Document, State
from tidu.web.documents.publishing import FaultyError, check, may_publish_over, publish
from tidu.web.documents.selectors import document_of
from tidu.web.documents.services import DocumentError
from tidu.web.plans.duties import duties_of
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import pack
from tidu.web.plans.quarters import Quarter
from tidu.web.revisions.models import PackRevision


def change(site: Site, made: Document, key: str, **said: object) -> None:
    value = made.items.get(key=key).value
    edit(actor=site.officer, document=made, key=key, value={**value, **said})


def test_a_checked_document_becomes_a_plan_with_its_tasks_assigned(site: Site) -> None:
    made = checked_document(site)
    adopted = publish(actor=site.officer, document=made)
    plan = pack(adopted.pack)
    assert plan is not None
    assert [task.title for task in plan.tasks] == ["壮大示例队伍", "完善示例服务"]
    assert [one.goal_text for one in plan.targets] == ["≥ 50 家", "3 个", "≥ 200 人"]
    asked = duties_of(adopted, plan, Quarter(2025, 1), today=adopted.start)
    assert ("t1", site.bureau.name) in {(one.task.id, one.unit.name) for one in asked}
    made.refresh_from_db()
    assert (made.state, made.plan, document_of(adopted)) == (State.PUBLISHED, adopted, made)
    assert Entry.objects.filter(action="发布政策文件").exists()


def test_what_is_doubtful_must_be_looked_at_first(site: Site) -> None:
    made = document(site)
    with pytest.raises(FaultyError) as caught:
        publish(actor=site.officer, document=made)
    assert [(fault.key, fault.what) for fault in caught.value.faults] == [(DOUBTFUL, "有疑点，还没有人核对")]
    assert not PackRevision.objects.exists()
    assert not AdoptedPlan.objects.exists()


def test_what_the_loader_refuses_is_said_where_it_stands_and_how_to_mend_it(site: Site) -> None:
    made = checked_document(site)
    change(site, made, "g1", unit="亿千瓦")
    change(site, made, "g2", by=2040)
    change(site, made, "t1", units=[])
    found = {fault.key: fault for fault in check(made).faults}
    assert found["g1"].where == "目标“专精特新中小企业”的单位"
    assert "不认识的单位，现在是“亿千瓦”" in found["g1"].what
    assert "应为：%、元" in found["g1"].mend
    assert found["g2"].mend.startswith("应为：2025 到 2027")
    assert "没有责任单位" in found["t1"].what or "缺少 units" in found["t1"].what


def test_a_head_without_years_is_asked_for(site: Site) -> None:
    made = checked_document(site)
    Document.objects.update(start=None, end=None, area_key="")
    made.refresh_from_db()
    faults = check(made).faults
    assert [fault.what for fault in faults] == ["没有写地区代号、计划开始、计划结束"]


def test_a_change_is_a_new_edition_and_no_change_is_none(site: Site) -> None:
    made = checked_document(site)
    adopted = publish(actor=site.officer, document=made)
    with pytest.raises(DocumentError, match="没有要发布的改动"):
        publish(actor=site.officer, document=made)
    change(site, made, "g1", value=80)
    reject(actor=site.officer, document=made, key="t1")
    again = publish(actor=site.officer, document=made)
    assert (again.pk, again.version) == (adopted.pk, 2)
    plan = pack(again.pack)
    assert plan is not None
    assert plan.target("g1").goal_text == "≥ 80 家"
    assert plan.target("g3").spec.task is None, "its task was struck out"
    assert list(PackRevision.objects.values_list("version", flat=True)) == [2, 1]


def test_an_id_is_one_documents_and_its_new_versions(site: Site) -> None:
    first = checked_document(site)
    publish(actor=site.officer, document=first)
    other = checked_document(site)
    with pytest.raises(DocumentError, match="已由另一份文件发布"):
        publish(actor=site.officer, document=other)
    newer = document(site, text=TEXT.replace("50家", "70家"), previous=first)
    settle(newer, site.officer)
    adopted = publish(actor=site.officer, document=newer)
    assert adopted.version == 2
    assert document_of(adopted) == newer
    first.refresh_from_db()
    assert not may_publish_over(first, newer.revision or PackRevision.objects.first()), (
        "the older one is past"
    )


def test_a_shipped_id_is_never_shadowed(site: Site) -> None:
    made = checked_document(site)
    Document.objects.update(area_key="changshu", start="2023-01-01")
    made.refresh_from_db()
    assert "规则包自带的计划" in check(made).faults[0].what


def test_only_keepers_publish_what_was_read(site: Site) -> None:
    made = checked_document(site)
    for key in ("district_officer", "unit", "stranger"):
        with pytest.raises(DocumentError, match="没有核对"):
            publish(actor=site.people[key], document=made)
    Document.objects.update(state=State.READING)
    with pytest.raises(DocumentError, match="还没有读完"):
        publish(actor=site.officer, document=made)
