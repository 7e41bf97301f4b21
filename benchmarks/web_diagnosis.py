"""Diagnosis of many firms beside what it cannot do without: ``python -m benchmarks.web_diagnosis [--size 100000]``.

Reports: PDF files of a batch, by the clock and of the processor. Screening: the job for all firms by all standards in
force, stored, onto empty lists (the lines there are go first) and once more, beside the engine's own columns with gaps
over the same facts, and reading those facts in one thread. Dashboard: the first look ever, the median of later ones,
and the median of looks right after a title was recorded, which no tick has counted yet; it and the page of a firm's
diagnosis also beside their bare parts, as `benchmarks.web` takes them.
Each aim of the issue ends in 达到 or 未达到, by the clock; on a busy machine the processor's time beside it says more.
The site is a demo in a folder that is thrown away, or the one in ``--home``.
"""

import argparse
import logging
import os
import resource
import shutil
import tempfile
from http import HTTPStatus
from typing import TYPE_CHECKING

from benchmarks.web import ROUNDS, Taken, median, taken, timed_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import VerdictList
    from tidu.web.enterprises.models import Enterprise

BATCH = 200
PAGE, LOOK, REPORT, SCREENING = 3, 0.3, 0.15, 1
"""What the issue asks: times bare, seconds, seconds, times the limit."""


def main() -> None:
    """Build the site, time both, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--home", default="", help="folder of a site with the demo of one place")
    options = parser.parse_args()
    home = options.home or tempfile.mkdtemp(prefix="tidu-bench-")
    os.environ |= {
        "TIDU_HOME": home,
        "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings",
        "TIDU_HOSTS": "testserver",
    }
    try:
        _run(options.size, options.rounds, made=bool(options.home))
    finally:
        if not options.home:
            shutil.rmtree(home, ignore_errors=True)


def _run(size: int, rounds: int, *, made: bool) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    logging.disable(logging.INFO)
    from tidu.web.enterprises.models import Enterprise

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not made:
        from tidu.web.demo.services import load_demo

        loaded = taken(lambda: load_demo(size=size, root="常熟市"))
        print(f"装入演示数据：{loaded.wall:.0f} 秒，处理器 {loaded.cpu:.0f} 秒", flush=True)
    print(f"{connection.vendor}，{Enterprise.objects.count():,} 家企业")
    _pages()
    _dashboard(5 * rounds)
    _reports(rounds)
    _screening(rounds)


def _said(wall: float, cpu: float, aim: float) -> str:
    return f"{'达到' if wall <= aim else '未达到'}（按处理器{'达到' if cpu <= aim else '未达到'}）"


def _pages() -> None:
    """Time the page of a firm's diagnosis and the dashboard beside their bare parts."""
    one = timed_page("企业诊断页", "/assessments/firm/{firm}/", ROUNDS)
    ratio = Taken(one.page.wall / one.bare.wall, one.page.cpu / one.bare.cpu)
    print(f"{_beside(one.page, one.bare)}：{one.label}，{one.queries} 次查询")
    print(
        f"  与裸用时之比：{ratio.wall:.2f}，处理器 {ratio.cpu:.2f}，要求 {PAGE}：{_said(*ratio, PAGE)}",
        flush=True,
    )
    look = timed_page("驾驶舱", "/dashboard/", ROUNDS)
    print(f"{_beside(look.page, look.bare)}：{look.label}，{look.queries} 次查询")
    print(f"  要求 {LOOK * 1000:.0f} 毫秒：{_said(*look.page, LOOK)}", flush=True)


def _beside(page: Taken, bare: Taken) -> str:
    walls, cpus = ([one * 1000 for one in pair] for pair in zip(page, bare, strict=True))
    return f"{walls[0]:.1f} 毫秒（裸 {walls[1]:.1f}），处理器 {cpus[0]:.1f}（裸 {cpus[1]:.1f}）"


def _dashboard(rounds: int) -> None:
    """Time the dashboard: first, later, and right after titles were recorded."""
    from django.test import Client
    from django.urls import reverse

    from tidu.web.accounts.models import User
    from tidu.web.dashboard.models import AreaTrend
    from tidu.web.enterprises.models import Enterprise

    officer = User.objects.get(username="officer")
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("dashboard:home")
    client.get(reverse("enterprises:list"))  # what any first page loads
    AreaTrend.objects.all().delete()

    def look() -> None:
        if (status := client.get(address).status_code) != HTTPStatus.OK:
            raise SystemExit(f"{address}：{status}")

    def look_after(firm: Enterprise) -> Taken:
        _record_title(firm, officer)
        return taken(look)

    first = taken(look)
    later = [taken(look) for _ in range(rounds)]
    after = [look_after(firm) for firm in Enterprise.objects.filter(level="").order_by("pk")[:rounds]]
    for label, looks in (("第一次", [first]), ("以后", later), ("刚登记称号后", after)):
        middle = median(looks)
        print(
            f"驾驶舱，{label}：{middle.wall * 1000:.0f} 毫秒，处理器 {middle.cpu * 1000:.0f} 毫秒", flush=True
        )


def _record_title(firm: "Enterprise", officer: "User") -> None:
    """Record a title of today, which the last tick knows nothing of."""
    from datetime import timedelta

    from django.utils import timezone

    from tidu.web.facts.models import Strength
    from tidu.web.facts.services import source_of_person
    from tidu.web.titles.services import record_title

    today = timezone.localdate()
    record_title(
        actor=officer,
        enterprise=firm,
        level="national.innovative",
        since=today,
        until=today + timedelta(days=1000),
        source=source_of_person(officer, strength=Strength.VERIFIED),
    )


def _reports(rounds: int) -> None:
    """Time the PDF reports of a batch, from the database to the file."""
    from django.utils import timezone

    from tidu.web.accounts.models import User
    from tidu.web.assessments.reports import press, reports_on, written
    from tidu.web.enterprises.models import Enterprise

    officer = User.objects.get(username="officer")
    found = Enterprise.objects.visible_to(officer).select_related("jurisdiction", "root")
    firms = list(found.order_by("sort_key")[:BATCH])
    press()

    def batch() -> int:
        reports = reports_on(firms, on=timezone.localdate(), case="new", issuer="示例市工业和信息化局")
        return sum(len(written(report, "pdf")) for report in reports)

    best = min(taken(batch) for _ in range(rounds))
    each = Taken(best.wall / len(firms), best.cpu / len(firms))
    print(
        f"PDF 报告，一批 {len(firms)} 份：每份 {each.wall * 1000:.0f} 毫秒，处理器 {each.cpu * 1000:.0f} 毫秒，"
        f"要求 {REPORT * 1000:.0f} 毫秒：{_said(*each, REPORT)}",
        flush=True,
    )


def _screening(rounds: int) -> None:
    """Time jobs of a screening by all standards in force beside the engine's columns and reading the facts."""
    from django.db import connection
    from django.utils import timezone

    from tidu.engine.columnar import ColumnarProgram
    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import LatestVerdict
    from tidu.web.assessments.pool_frame import pool_frame
    from tidu.web.assessments.scopes import Scope
    from tidu.web.assessments.screening import standards_in_force
    from tidu.web.jobs.devotion import devoted

    officer, today = User.objects.get(username="officer"), timezone.localdate()
    standards = standards_in_force(officer, on=today, case="new")
    firms = Scope().firms(officer)
    frame = pool_frame(firms, standards, on=today)
    program = ColumnarProgram(standards, on=today, case="new")
    lines = LatestVerdict.objects.filter(list__in=_lists(officer, [one.id for one in standards]))

    def first() -> Taken:
        lines.delete()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:  # or the job would write into the file what was deleted here
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return _screened(officer, today)

    print(f"批量诊断，{frame.height:,} 家企业、{len(standards)} 项标准，作为任务，存入数据库：", flush=True)
    found: dict[str, Callable[[], Taken]] = {
        "第一次，还没有结论": first,
        "再次，数据没有变": lambda: _screened(officer, today),
    }
    jobs = [{label: work() for label, work in found.items()} for _ in range(rounds)]
    # In the settings that a job has, and in one thread.
    with devoted():
        columns = min(taken(lambda: program.run(frame, gaps=True)) for _ in range(rounds))
        facts = min(taken(lambda: pool_frame(firms, standards, on=today)) for _ in range(rounds))
    _tell_screening({label: min(one[label] for one in jobs) for label in found}, columns, facts)


def _lists(officer: "User", standards: list[str]) -> "QuerySet[VerdictList]":
    from tidu.web.assessments.models import VerdictList

    return VerdictList.objects.filter(root=officer.root_id, case="new", standard__in=standards)


def _screened(officer: "User", today: "date") -> Taken:
    """Run the job of a screening of all firms by all standards in force."""
    from tidu.web.assessments.scopes import Scope
    from tidu.web.assessments.screening import start_screening
    from tidu.web.jobs.services import run

    asked = start_screening(actor=officer, title="", scope=Scope(), standards=[], on=today, case="new")
    if (job := asked.job) is None:
        raise SystemExit("没有任务")
    spent = taken(lambda: run(job.pk))
    job.refresh_from_db()
    if job.state != "done":
        raise SystemExit(job.message)
    return spent


def _tell_screening(jobs: dict[str, Taken], columns: Taken, facts: Taken) -> None:
    allowed = Taken(5 * columns.wall + facts.wall, 5 * columns.cpu + facts.cpu)
    for label, found in (
        ("引擎按列判定（含差距）", columns),
        ("读取企业数据，一个线程", facts),
        ("上限：5 × 引擎 + 读取", allowed),
        *jobs.items(),
    ):
        print(f"  {label}：{found.wall:.2f} 秒，处理器 {found.cpu:.2f} 秒")
    for label, whole in jobs.items():
        ratio = Taken(whole.wall / allowed.wall, whole.cpu / allowed.cpu)
        print(f"  {label}，与上限之比：{ratio.wall:.2f}，处理器 {ratio.cpu:.2f}：{_said(*ratio, SCREENING)}")
    print(f"  进程占用内存的峰值：{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
