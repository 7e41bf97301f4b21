"""Pages of the site beside what they cannot do without: ``python -m benchmarks.web [--size 100000]``.

A page is fetched through Django's test client. Bare is the same work without our code: the statements the page
sends to the database, run again as plain SQL, and its templates rendered again with the same values. Both take
turns in one run; medians. The site is a demo of its own in a folder that is thrown away, or ``DATABASE_URL``.
"""

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Response = Any  # Django's test response, whose ``templates`` its stubs do not know

ROUNDS = 15
PAGES = (
    ("企业列表", "/enterprises/"),
    ("企业列表，按称号筛选并翻页", "/enterprises/?level=national.srdi&sort=-completeness"),
    ("企业列表，按名称查找", "/enterprises/?q=精密"),
    ("企业画像", "/enterprises/{firm}/"),
    ("企业诊断", "/assessments/firm/{firm}/"),
    ("驾驶舱", "/dashboard/"),
)


@dataclass(frozen=True, slots=True)
class Timed:
    """Medians in seconds of a page and of its bare part, and how many queries it sends."""

    label: str
    page: float
    bare: float
    queries: int


def main() -> None:
    """Build the site, time every page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--home", help="folder of a demo site that is there already, and stays")
    options = parser.parse_args()
    home = options.home or tempfile.mkdtemp(prefix="tidu-bench-")
    os.environ |= {
        "TIDU_HOME": home,
        "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings",
        "TIDU_HOSTS": "testserver",
    }
    try:
        _run(options.size, options.rounds)
    finally:
        if options.home is None:
            shutil.rmtree(home, ignore_errors=True)


def _run(size: int, rounds: int) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_test_environment

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from tidu.web.demo.services import demo_of_site, load_demo

    if (found := demo_of_site()) is not None:
        size = found.size
    else:
        load_demo(size=size, root="常熟市")
    setup_test_environment()
    print(f"{connection.vendor}，{size:,} 家企业，{rounds} 轮中位数\n")
    print("| 页面 | 查询 | 页面用时 | 裸用时 | 比值 |\n| --- | --: | --: | --: | --: |")
    for label, path in PAGES:
        one = _timed(label, path, rounds)
        print(
            f"| {one.label} | {one.queries} | {one.page * 1000:.1f} ms | {one.bare * 1000:.1f} ms "
            f"| {one.page / one.bare:.2f} |",
            flush=True,
        )


def _timed(label: str, path: str, rounds: int) -> Timed:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

    officer = User.objects.get(username="officer")
    firms = Enterprise.objects.visible_to(officer).exclude(level="").order_by("sort_key")
    firm = firms[firms.count() // 2]
    address = path.format(firm=firm.pk)
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address}：{response.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    again = _bare(statements, response)
    pages, bares = [], []
    for _ in range(rounds):
        pages.append(_seconds(lambda: client.get(address)))
        bares.append(_seconds(again))
    return Timed(label, statistics.median(pages), statistics.median(bares), len(statements))


def _bare(statements: list[str], response: "Response") -> Callable[[], None]:
    """The page's statements as plain SQL, and its outermost template with the values it was given."""
    from django.db import connection

    template, context = response.templates[0], response.context[0]
    reads = [one for one in statements if one.lstrip().upper().startswith("SELECT")]

    def again() -> None:
        with connection.cursor() as cursor:
            for statement in reads:
                # Quoted as the backend logs it: percent signs are no places for values.
                cursor.execute(statement.replace("%", "%%"), [])
                cursor.fetchall()
        template.render(context)

    return again


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
