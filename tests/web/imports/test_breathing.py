"""Others write while an import is applied: a pause now and then, and nobody waits two seconds."""

import subprocess
import sys
import time

import pytest
from django.db import connection, transaction

from tests.web.case import build_site
from tests.web.imports.makers import applied, firm, staged
from tests.web.processes import environment
from tidu.web.imports import breathing, services
from tidu.web.imports.breathing import breathe, repeat
from tidu.web.inbox.models import Message

MOST_SECONDS = 2.0
_WORK = """
import django
django.setup()
from django.core.management import call_command
call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
"""


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr(time, "sleep", taken.append)
    return taken


@pytest.mark.django_db(transaction=True)
def test_it_pauses_between_transactions_when_it_is_time(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breathing, "_rested", [time.monotonic()])
    breathe()
    assert pauses == []
    monkeypatch.setattr(breathing, "_EVERY_SECONDS", 0.0)
    with transaction.atomic():
        breathe()
    assert pauses == []
    breathe()
    assert len(pauses) == (connection.vendor == "sqlite")


@pytest.mark.django_db
def test_repeating_ends_with_nothing_to_do(pauses: list[float]) -> None:
    left = [True, True, False]
    repeat(lambda: left.pop(0))
    assert left == []


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_two_seconds_while_an_import_is_applied() -> None:
    site = build_site()
    cells = {f"{year}年{fact}（万元）": year for year in (2023, 2024) for fact in ("研发费用", "资产总额")}
    applied(site, [firm(number, **cells) for number in range(1_000)], source="示例乙局")
    run = staged(site, [firm(number, 产业领域="新材料", **cells) for number in range(2_000)])
    job = services.apply(actor=site.officer, run=run)
    waits = []
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", _WORK], env=environment()) as worker:
        while worker.poll() is None:
            began = time.perf_counter()
            Message.objects.create(recipient=site.officer, subject="另一个人")
            waits.append(time.perf_counter() - began)
            time.sleep(0.02)
    job.refresh_from_db()
    assert job.state == "done", job.message
    assert len(waits) > 20
    assert max(waits) < MOST_SECONDS
