"""kill -9 of the worker at any moment: the whole import or nothing of it, and the job ends what it began."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.web.case import Site, build_site
from tests.web.imports.makers import applied, code, firm, staged, work
from tests.web.processes import environment
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.selectors import current_values
from tidu.web.imports import services, staging
from tidu.web.imports.models import ImportRun, State
from tidu.web.jobs.models import Job
from tidu.web.jobs.reaping import reap

pytestmark = pytest.mark.django_db(transaction=True)

_WORK = """
import importlib, sys, time, django
django.setup()
from pathlib import Path
from django.core.management import call_command

def stop_at(name, reached):
    # The worker stops before the function runs the given time, inside whatever transaction it is in.
    module, function = name.rsplit(".", 1)
    module, calls = importlib.import_module(module), []
    original = getattr(module, function)
    def waiting(*arguments, **options):
        calls.append(1)
        if len(calls) == 2 or function not in ("prepare_chunk", "_withdraw_piece"):
            Path(reached).touch()
            time.sleep(60)
        return original(*arguments, **options)
    setattr(module, function, waiting)

stop_at(*sys.argv[1:])
call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
"""
_SECONDS = 60.0
REVENUE = "2025年营业收入（万元）"


def killed_at(point: str, folder: Path) -> None:
    reached = folder / "reached"
    command = [sys.executable, "-W", "ignore", "-c", _WORK, point, str(reached)]
    with subprocess.Popen(command, env=environment()) as process:
        deadline = time.monotonic() + _SECONDS
        while not reached.exists():
            assert process.poll() is None, "the worker ended without coming there"
            assert time.monotonic() < deadline, "the worker did not come there"
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)


def finished(job: Job) -> None:
    assert reap() == 1
    # In this process; that another worker finds it in the queue is tested where jobs are (test_reaping.py).
    assert work(job).attempts == 2


def seen(site: Site) -> tuple[int, list[str]]:
    """How many new firms are visible, and which revenues the firms on record have."""
    new = [code(number) for number in range(10, 16)]
    found = Enterprise.objects.visible_to(site.officer)
    old = found.filter(uscc__in=[code(1), code(2)]).values_list("pk", flat=True)
    revenues = [str(values["revenue"]) for (_, year), values in current_values(old).items() if year == 2025]
    return found.filter(uscc__in=new).count(), sorted(revenues)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of three rows."""
    monkeypatch.setattr(staging, "CHUNK_ROWS", 3)


NOTHING, WHOLE = (0, ["10010000.00", "10020000.00"]), (6, ["70000.00", "80000.00"])


@pytest.mark.parametrize(
    ("point", "left"),
    [
        pytest.param("tidu.web.imports.applying.prepare_chunk", NOTHING, id="while-preparing"),
        pytest.param("tidu.web.imports.applying.told", NOTHING, id="inside-the-switch"),
        pytest.param("tidu.web.imports.applying.fold_piece", WHOLE, id="after-the-switch"),
        pytest.param("tidu.web.imports.jobs.leave", WHOLE, id="at-the-very-end"),
    ],
)
def test_applying(tmp_path: Path, pieces: None, point: str, left: object) -> None:
    site = build_site()
    applied(site, [firm(1), firm(2)], source="示例甲局 名单")
    rows = [firm(1, **{REVENUE: 7}), firm(2, **{REVENUE: 8}), *(firm(number) for number in range(10, 16))]
    job = services.apply(actor=site.officer, run=staged(site, rows))
    killed_at(point, tmp_path)
    assert seen(site) == left
    finished(job)
    assert seen(site) == WHOLE
    assert FactRow.objects.count() == 10, "nothing twice"
    assert not CurrentFacts.objects.filter(layer=1).exists()


@pytest.mark.parametrize(
    ("point", "left"),
    [
        pytest.param("tidu.web.imports.undoing.insert_views", WHOLE, id="while-preparing"),
        pytest.param("tidu.web.imports.undoing._delete_piece", NOTHING, id="after-the-switch"),
    ],
)
def test_undoing(tmp_path: Path, pieces: None, point: str, left: object) -> None:
    site = build_site()
    applied(site, [firm(1), firm(2)], source="示例甲局 名单")
    rows = [firm(1, **{REVENUE: 7}), firm(2, **{REVENUE: 8}), *(firm(number) for number in range(10, 16))]
    run = applied(site, rows)
    job = services.undo(actor=site.officer, run=run)
    killed_at(point, tmp_path)
    assert seen(site) == left
    finished(job)
    assert seen(site) == NOTHING
    assert ImportRun.objects.get(pk=run.pk).state == State.UNDONE
    assert not Enterprise.objects.filter(uscc__in=[code(number) for number in range(10, 16)]).exists()
