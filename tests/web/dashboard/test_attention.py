from urllib.parse import parse_qsl, urlparse

from axes.models import AccessAttempt
from django.utils import timezone

from tests.web.assessments.made import source_of
from tests.web.assessments.test_latest import STANDARD, lines
from tests.web.case import Site
from tests.web.view_tests import ClientOf
from tidu.engine.values import Verdict
from tidu.web.assessments.changes import so_far
from tidu.web.assessments.latest import list_of, store_lines
from tidu.web.assessments.nearest import verdicts_for
from tidu.web.audit.models import Entry
from tidu.web.audit.services import check, record, seal
from tidu.web.dashboard.attention import completeness, latest_imports, one_step_away, safety
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.imports.models import ImportRun
from tidu.web.packs import library


def test_completeness_is_that_of_the_list(site: Site) -> None:
    type(site.east_firm).objects.filter(pk=site.east_firm.pk).update(completeness=100)
    type(site.west_firm).objects.filter(pk=site.west_firm.pk).update(completeness=60)
    figures = completeness(site.officer)
    assert [figure.count for figure in figures] == [1, 1, 1, 0]
    for figure in figures:
        query = FirmFilter.read(dict(parse_qsl(urlparse(figure.address).query)))
        assert firms_for(site.officer, query).count() == figure.count


def test_one_condition_away(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    day = timezone.localdate()
    store_lines(
        lines((site.east_firm.pk, 0, 1), (site.west_firm.pk, 0, 2)), into, on=day, read_after=so_far()
    )
    (figure,) = one_step_away(site.officer)
    assert (figure.label, figure.count) == ("专精特新中小企业", 1)
    query = dict(parse_qsl(urlparse(figure.address).query))
    listed = verdicts_for(
        site.officer,
        FirmFilter(),
        standard=query["standard"],
        case=query["case"],
        verdict=Verdict[query["verdict"]],
        lacking=int(query["lacking"]),
    )
    assert listed.count() == figure.count
    store_lines(lines((site.west_firm.pk, 0, 1)), into, on=day, read_after=so_far())
    assert one_step_away(site.district_officer)[0].count == 1


def test_the_newest_standard_of_each_level_from_below(site: Site) -> None:
    for standard in (
        "national.champion-2023",
        "national.srdi-2022",
        "national.srdi-2026",
        "national.innovative-2022",
    ):
        list_of(site.root.pk, library().standard(standard), "new")
    found = one_step_away(site.officer)
    assert [figure.label for figure in found] == ["创新型中小企业", "专精特新中小企业", "制造业单项冠军"]
    assert "2026" in found[1].note


def test_a_merged_firm_is_neither_counted_nor_listed(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    store_lines(
        lines((site.east_firm.pk, 0, 1), (site.west_firm.pk, 0, 1)),
        into,
        on=timezone.localdate(),
        read_after=so_far(),
    )
    type(site.west_firm).objects.filter(pk=site.west_firm.pk).update(status="merged")
    (figure,) = one_step_away(site.officer)
    assert figure.count == 1


def test_safety_is_for_those_who_see_the_trail(site: Site, client_of: ClientOf) -> None:
    day = timezone.localdate()
    assert safety(site.officer, day) == ()
    assert [one.count for one in safety(site.operator, day)] == [0, 0, 0, 0]
    for username, failures in (
        (site.officer.username, 5),
        ("nobody", 5),
        (site.people["leader"].username, 2),
    ):
        AccessAttempt.objects.create(username=username, failures_since_start=failures, ip_address="127.0.0.1")
    record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    figures = safety(site.operator, day)
    assert [(one.label, one.count, one.unit) for one in figures] == [
        ("锁定的账号", 1, "个"),
        ("登录失败的账号", 2, "个"),
        ("审计链异常", 0, "处"),
        ("今天的操作", 1, "条"),
    ]
    listed = [client_of(site.operator).get(one.address) for one in figures]
    assert [page.context["page"].paginator.count for page in listed[:2]] == [1, 2]
    assert "还没有核对过" in listed[2].content.decode()
    assert len(listed[3].context["entries"]) == 1


def test_the_last_check_of_the_chain_is_told(site: Site) -> None:
    entry = record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    seal()
    Entry.objects.filter(pk=entry.pk).update(action="什么也没做")
    check()
    chain = safety(site.operator, timezone.localdate())[2]
    assert chain.count == 1
    assert chain.note.endswith("核对 1 条")


def test_latest_imports_are_those_the_person_sees(site: Site) -> None:
    for number, owner in enumerate((site.officer, site.operator, site.stranger)):
        ImportRun.objects.create(
            root=owner.root, owner=owner, name=f"示例{number}.xlsx", stored_as=f"{number}", size=1,
            sha256="0" * 64, source=source_of(site),
        )  # fmt: skip
    assert [run.name for run in latest_imports(site.officer)] == ["示例0.xlsx"]
    assert [run.name for run in latest_imports(site.operator)] == ["示例1.xlsx", "示例0.xlsx"]
    assert latest_imports(site.people["leader"]) == []
