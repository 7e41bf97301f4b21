"""An export of the site beside xlsxwriter alone writing the same cells: ``python benchmarks/web_export.py``.

Made-up firms in a database of its own (SQLite in a folder that is thrown away, or ``DATABASE_URL``). Both write in
constant memory; the export also reads the firms, decides kinds and looks, and keeps its job's progress.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

SIZE = 100_000
COLUMNS = (
    "uscc", "place", "level", "until", "industry", "industry_code", "sector", "chain", "chain_link", "product",
    "product_code", "representative", "controller", "group", "address", "established", "status",
    "completeness", "updated",
)  # fmt: skip
"""Nineteen, with the name twenty."""


def main() -> None:
    """Fill the database, write the workbook both ways and print seconds, ratio and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--rounds", type=int, default=2, help="each writes in turn; the quickest counts")
    options = parser.parse_args()
    home = tempfile.mkdtemp(prefix="tidu-bench-")
    os.environ |= {"TIDU_HOME": home, "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings"}
    try:
        _measure(options.size, options.rounds, Path(home))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _measure(size: int, rounds: int, home: Path) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    owner = _fill(size)
    before = _peak()
    ours, alone, grown = [], [], 0
    for turn in range(rounds):
        ours.append(_export(owner))
        # Later rounds stand on the cells that xlsxwriter alone needs in memory.
        grown = grown if turn else _peak() - before
        alone.append(_alone(size, home / "alone.xlsx"))
    wall, cpu, alone_wall, alone_cpu = (
        min(one[at] for one in many) for many in (ours, alone) for at in (0, 1)
    )
    print(f"{size:,} 家 × {len(COLUMNS) + 1} 列，{ours[0][2] / 2**20:.1f} MiB")
    print(f"导出任务        {wall:6.1f} s（CPU {cpu:.1f} s），内存峰值增加 {grown / 2**20:.0f} MiB")
    print(f"单独 xlsxwriter {alone_wall:6.1f} s（CPU {alone_cpu:.1f} s）")
    print(f"比值 {wall / alone_wall:.2f}（CPU {cpu / alone_cpu:.2f}）")


def _fill(size: int) -> User:
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.jurisdictions.models import Kind
    from tidu.web.jurisdictions.services import add_jurisdiction

    root = add_jurisdiction(name="示例市", kind=Kind.CITY, code="990100")
    towns = [add_jurisdiction(name=f"示例{n}镇", kind=Kind.TOWN, parent=root).pk for n in range(20)]
    for start in range(0, size, 5_000):
        Enterprise.objects.bulk_create(
            _firm(root.pk, towns, n) for n in range(start, min(start + 5_000, size))
        )
    return User.objects.create_user(
        username="bench", name="示例人员", role="officer", root=root, jurisdiction=root
    )


def _firm(root: int, towns: list[int], n: int) -> Enterprise:
    from tidu.web.enterprises.models import Enterprise

    levels = ("", "national.innovative", "national.srdi", "national.little-giant")
    return Enterprise(
        root_id=root, jurisdiction_id=towns[n % 20], uscc=f"91990100MA{n:08}", name=f"示例第{n}精密机械有限公司",
        sort_key=f"shilidi{n * 7919 % 100_003:06}", initials="sld", level=levels[n % 4], level_rank=n % 4 * 10,
        title_until=date(2026, 1, 1) + timedelta(days=n % 1500) if n % 4 else None, size_industry="industry",
        industry_code="C3411", sector=f"示例领域{n % 12}", chain=f"示例产业链{n % 30}", chain_link="核心零部件",
        main_product=f"示例产品{n % 900}", product_code="340101", address=f"示例市示例路{n % 999}号",
        legal_representative=f"示例人{n % 700}", controller=f"示例控制人{n % 700}", group_name="",
        established_on=date(2000, 1, 1) + timedelta(days=n % 9000), completeness=n % 101,
    )  # fmt: skip


def _export(owner: User) -> tuple[float, float, int]:
    from tidu.web.enterprises.bulk import Selection
    from tidu.web.exports.services import request_export
    from tidu.web.jobs import services as jobs

    export = request_export(actor=owner, selection=Selection(), columns=COLUMNS)
    begun, worked = time.perf_counter(), time.process_time()
    assert export.job is not None  # noqa: S101 - just made
    jobs.run(export.job.pk)
    taken = time.perf_counter() - begun, time.process_time() - worked
    export.refresh_from_db()
    if export.size is None:
        sys.exit("导出未成功")
    return *taken, export.size


def _alone(size: int, path: Path) -> tuple[float, float]:
    """Write the same cells, already in memory, by xlsxwriter's own methods."""
    from xlsxwriter import Workbook

    from tidu.tables.out.workbook.listing import LOOKS
    from tidu.tables.out.workbook.styles import OPTIONS, Styles
    from tidu.web.enterprises.columns import columns_of
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.exports.cells import heading_of
    from tidu.web.exports.jobs import rows_of

    columns = columns_of(COLUMNS)
    ids = list(Enterprise.objects.order_by("sort_key", "pk").values_list("pk", flat=True))
    rows = [row for at in range(0, size, 2_000) for _, _, row in rows_of(ids[at : at + 2_000], columns)]
    zero = date(1899, 12, 30)
    rows = [[(one - zero).days if isinstance(one, date) else one for one in row] for row in rows]
    begun, worked = time.perf_counter(), time.process_time()
    with Workbook(path, OPTIONS) as book:
        styles, sheet = Styles(book), book.add_worksheet()
        looks = [styles.named("line"), *(styles.named(LOOKS[heading_of(one).kind]) for one in columns)]
        for number, row in enumerate(rows):
            for column, (value, look) in enumerate(zip(row, looks, strict=True)):
                if isinstance(value, str):
                    sheet.write_string(number, column, value, look)
                elif value is None:
                    sheet.write_blank(number, column, None, look)
                else:
                    sheet.write_number(number, column, value, look)
    return time.perf_counter() - begun, time.process_time() - worked


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
