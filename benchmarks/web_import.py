"""Import 100,000 firms × 40 columns into the site: against reading the file alone, and how long others wait.

    python benchmarks/web_import.py [firms] [again]

The site is a fresh SQLite file in a folder that is thrown away (``DATABASE_URL`` names another database). A second
process writes four rows a second all the while and reports its longest wait; with more it would take the
processors from the import. Both are timed by the clock and by this process's own share of the processor: beside
other work only the latter can be compared. With ``again`` the same table is imported once more with other figures,
and undone.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BUILD = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
YEARLY = (
    "营业收入", "主营业务收入", "净利润", "资产总额", "负债总额", "研发费用", "从业人员", "研发人员",
    "新增股权融资", "国内细分市场占有率", "地方贡献",
)  # fmt: skip
UNITS = {"从业人员": "（人）", "研发人员": "（人）", "国内细分市场占有率": "（%）"}
MASTER = ("统一社会信用代码", "企业名称", "所属辖区", "主导产品", "产业领域", "法定代表人", "成立日期")
YEARS = (2023, 2024, 2025)
WORDS = "东南西北精密智能华光新科远宏达瑞恒安泰机械电子材料装备自动化仪器轴承阀门模具薄膜芯片"

_OTHER = """
import json, sys, time, django
django.setup()
from pathlib import Path
from tidu.web.accounts.models import User
from tidu.web.inbox.models import Message
stop, owner = Path(sys.argv[1]), User.objects.get(username="demo-officer")
waits = []
while not waits or not stop.exists():
    began = time.perf_counter()
    Message.objects.create(recipient=owner, subject="另一个人")
    waits.append(time.perf_counter() - began)
    time.sleep(0.25)
waits.sort()
print(json.dumps({"writes": len(waits), "longest": waits[-1], "p99": waits[int(len(waits) * 0.99)]}))
"""


def table(firms: int, turn: int) -> Path:
    """Write the workbook, once; another turn has other figures."""
    import random

    import xlsxwriter

    from tidu.engine import uscc

    target = BUILD / f"import-{firms}-{turn}.xlsx"
    if target.exists():
        return target
    BUILD.mkdir(parents=True, exist_ok=True)
    draw = random.Random(1)  # noqa: S311 - made-up figures
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("名单")
    heads = [f"{year}年{fact}{UNITS.get(fact, '（万元）')}" for year in YEARS for fact in YEARLY]
    sheet.write_row(0, 0, [*MASTER, *heads])
    for number in range(firms):
        name = "示例" + "".join(draw.choices(WORDS, k=6)) + f"{number}有限公司"
        code = uscc.make("990102", f"MC{number:06d}")
        row: list[object] = [code, name, "示例东区", "示例轴承", "装备制造", "示例甲", "2015-05-20"]
        for _ in YEARS:
            row += [
                round(draw.uniform(1000, 90000), 2) + turn,
                round(draw.uniform(900, 80000), 2),
                round(draw.uniform(-500, 9000), 2),
                round(draw.uniform(2000, 90000), 2),
                round(draw.uniform(500, 40000), 2),
                round(draw.uniform(50, 5000), 2),
                draw.randint(10, 900),
                draw.randint(1, 90),
                draw.randint(0, 3000),
                draw.randint(1, 40),
                draw.randint(5, 900),
            ]
        sheet.write_row(number + 1, 0, row)
    book.close()
    return target


def bare(path: Path) -> tuple[list[float], list[float]]:
    """Seconds by the clock and of the processor to read the file's cells and nothing else, of three times."""
    from python_calamine import CalamineWorkbook

    clocks: list[float] = []
    processor: list[float] = []
    for _ in range(3):
        began, worked = time.perf_counter(), time.process_time()
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        for _ in sheet.iter_rows():
            pass
        clocks.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    return clocks, processor


@contextmanager
def beside(folder: str) -> Iterator[dict[str, float]]:
    """Let another process write all the while; fill in how long it waited."""
    stop = Path(folder) / "stop"
    stop.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _OTHER, str(stop)], stdout=subprocess.PIPE
    )
    waits: dict[str, float] = {}
    time.sleep(2)
    yield waits
    stop.touch()
    out, _ = process.communicate(timeout=120)
    waits.update(json.loads(out))


def run_job(job: object) -> None:
    """Do a job's work here, as a worker does."""
    from tidu.web.jobs import services as jobs

    jobs.run(job.pk)  # type: ignore[attr-defined]
    job.refresh_from_db()  # type: ignore[attr-defined]
    assert job.state == "done", job.message  # type: ignore[attr-defined] # noqa: S101


def upload(path: Path, owner: object) -> object:
    """Upload a table, and return the import."""
    from django.core.files import File
    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.imports import services

    with path.open("rb") as file:
        sent = UploadedFile(File(file), name="名单.xlsx", size=path.stat().st_size)
        return services.create_import(actor=owner, file=sent, source_name="示例局 名单", strength=4)  # type: ignore[arg-type]


def whole(path: Path, owner: object) -> tuple[object, dict[str, float]]:
    """Upload, stage and apply a table; seconds by step, and the length of the moment it shows."""
    from datetime import date

    from tidu.tables.imports import propose
    from tidu.web.imports import applying, services, staging
    from tidu.web.packs import library

    times: dict[str, float] = {}
    run: Any = upload(path, owner)
    packs, data, on = library(), path.read_bytes(), date(2026, 11, 28)
    began = time.perf_counter()
    proposal = propose(data, name=run.name, catalogue=packs.catalogue, levels=packs.levels, on=on)
    times["propose"] = time.perf_counter() - began
    began = time.perf_counter()
    run.mapping = proposal.mapping.to_json()
    run.save()
    for _ in staging.open_run(run).rows():
        pass
    times["(reading alone)"] = time.perf_counter() - began
    began, worked = time.perf_counter(), time.process_time()
    run = services.set_mapping(actor=owner, run=run, mapping=run.mapping)  # type: ignore[arg-type]
    if run.job is not None:
        run_job(run.job)
    times["stage"] = time.perf_counter() - began
    for name in ("_show", "tidy"):
        setattr(applying, name, timed(getattr(applying, name), times, name))
    began = time.perf_counter()
    run_job(services.apply(actor=owner, run=run))  # type: ignore[arg-type]
    times["apply"] = time.perf_counter() - began
    times["cpu"] = time.process_time() - worked
    run.refresh_from_db()
    print(run.counts)
    return run, times


def timed(function: object, times: dict[str, float], name: str) -> object:
    """The function, which tells how long it took."""

    def call(*args: object, **options: object) -> object:
        began = time.perf_counter()
        try:
            return function(*args, **options)  # type: ignore[operator]
        finally:
            times[name] = time.perf_counter() - began

    return call


def imported(path: Path, owner: object, folder: str, turn: int) -> object:
    """Import a table, and print what it took beside reading the file alone."""
    from django.db import connection

    # Before and after: this machine's speed changes by a third within a minute.
    before = bare(path)
    with beside(folder) as waits:
        run, times = whole(path, owner)
    alone, alone_cpu = (statistics.median(one + two) for one, two in zip(before, bare(path), strict=True))
    total, cpu = times["stage"] + times["apply"], times["cpu"]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"{connection.vendor}, {path.name}, turn {turn}, load {load:.1f}: file alone {alone:.1f} s, "
        f"import {total:.1f} s = {total / alone:.1f} × (processor of this process: {alone_cpu:.1f} s, "
        f"{cpu:.1f} s = {cpu / alone_cpu:.1f} ×)"
    )
    print({name: round(value, 2) for name, value in times.items()}, waits)
    return run


def main(firms: int, *, again: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TIDU_HOME": folder, "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.urls import reverse

        from tests.web.case import build_site
        from tidu.web.imports import services, undoing

        call_command("migrate", verbosity=0)
        reverse("home")  # as in a worker that runs: the site's code is loaded
        site = build_site()
        run: object = None
        for turn in range(2 if again else 1):
            run = imported(table(firms, turn), site.officer, folder, turn)
        if again:
            times: dict[str, float] = {}
            undoing._show = timed(undoing._show, times, "_show")  # type: ignore[assignment] # noqa: SLF001
            with beside(folder) as waits:
                began = time.perf_counter()
                run_job(services.undo(actor=site.officer, run=run))  # type: ignore[arg-type]
                times["undo"] = time.perf_counter() - began
            print({name: round(value, 2) for name, value in times.items()}, waits)


if __name__ == "__main__":
    main(int(next(iter(sys.argv[1:]), "100000")), again="again" in sys.argv)
