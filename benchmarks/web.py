"""Pages of the site beside what they cannot do without: ``python -m benchmarks.web [--size 100000]``.

A page is fetched through Django's test client. Bare is the same work without our code: the statements the page
sends to the database, run again as plain SQL, and its templates rendered again with the same values. Both take
turns in one run, as users find them: without the test client's copies of every template's values. Medians, by the
clock and of the processor (without PostgreSQL's own). The site is a demo of its own in a folder that is thrown away,
or ``DATABASE_URL``.
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
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Taken(NamedTuple):
    """Seconds by the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Timed:
    """Medians of a page and of its bare part, and how many queries it sends."""

    label: str
    page: Taken
    bare: Taken
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

    django.setup()
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from tidu.web.demo.services import demo_of_site, load_demo

    if (found := demo_of_site()) is not None:
        size = found.size
    else:
        load_demo(size=size, root="常熟市")
    print(f"{connection.vendor}，{size:,} 家企业，{rounds} 轮中位数\n")
    print("| 页面 | 查询 | 页面用时 | 裸用时 | 比值 | 处理器 | 裸 | 比值 |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for label, path in PAGES:
        one = timed_page(label, path, rounds)
        columns = (
            f"{page * 1000:.1f} ms | {bare * 1000:.1f} ms | {page / bare:.2f}"
            for page, bare in zip(one.page, one.bare, strict=True)
        )
        print(f"| {one.label} | {one.queries} | {' | '.join(columns)} |", flush=True)


def timed_page(label: str, path: str, rounds: int) -> Timed:
    """Time a page beside its bare part; ``{firm}`` in its path is a firm with a title."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

    officer = User.objects.get(username="officer")
    firms = Enterprise.objects.visible_to(officer).exclude(level="").order_by("sort_key")
    firm = firms[firms.count() // 2]
    address = path.format(firm=firm.pk)
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    client.get(address)  # what a first page loads
    setup_test_environment()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    teardown_test_environment()
    if response.status_code != 200:
        raise SystemExit(f"{address}：{response.status_code}")
    statements = [query["sql"] for query in captured.captured_queries]
    again = _bare(statements, response)
    pages, bares = [], []
    for _ in range(rounds):
        pages.append(taken(lambda: client.get(address)))
        bares.append(taken(again))
    return Timed(label, median(pages), median(bares), len(statements))


def _bare(statements: list[str], response: "Response") -> Callable[[], None]:
    """The page's statements as plain SQL, and its outermost template with the values it was given."""
    from django.db import connection

    template, context = response.templates[0], response.context[0]
    # PostgreSQL puts the parts of a union in brackets.
    reads = [one for one in statements if one.lstrip("( \n").upper().startswith("SELECT")]

    def again() -> None:
        with connection.cursor() as cursor:
            for statement in reads:
                # Quoted as the backend logs it: percent signs are no places for values.
                cursor.execute(statement.replace("%", "%%"), [])
                cursor.fetchall()
        template.render(context)

    return again


def taken(work: Callable[[], object]) -> Taken:
    """Time some work once."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - begun, time.process_time() - worked)


def median(found: list[Taken]) -> Taken:
    """Return the medians of both."""
    return Taken(statistics.median(one.wall for one in found), statistics.median(one.cpu for one in found))


if __name__ == "__main__":
    main()
