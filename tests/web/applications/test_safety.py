"""The process for real: threads that act at once, and a process that is killed half-way. Runs on both databases."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.web.applications.kit import apply, open_batch, person
from tests.web.case import Site
from tests.web.processes import environment
from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Role
from tidu.web.applications.errors import OvertakenError, TransitionError
from tidu.web.applications.models import Application, Step
from tidu.web.applications.services import begin
from tidu.web.applications.transitions import act
from tidu.web.audit.models import Entry
from tidu.web.batches.models import Batch
from tidu.web.inbox.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], object]) -> Sequence[object]:
    """Run calls in threads that start together; return what each gave back or the error it met."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            barrier.wait(10)
            return call()
        except TiduError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(30) for future in [pool.submit(run, call) for call in calls]]


def test_two_officers_at_once_get_one_success_and_one_clear_message(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="submitted")
    other = person(site, "另一人", Role.OFFICER, district=True)
    answers = at_once(
        lambda: act(site.district_officer, made, "screen-pass", key="甲", seen=0),
        lambda: act(other, made, "screen-refuse", key="乙", reason="材料不全", seen=0),
    )
    steps = [answer for answer in answers if isinstance(answer, Step)]
    errors = [answer for answer in answers if isinstance(answer, OvertakenError)]
    assert (len(steps), len(errors)) == (1, 1)
    assert "请刷新页面后再办理" in str(errors[0])
    assert made.steps.count() == 1
    made.refresh_from_db()
    assert made.state == steps[0].to_state


def test_a_double_click_submits_once(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    firm = site.people["firm"]
    answers = at_once(*[lambda: act(firm, made, "submit", key="一次", seen=0)] * 3)
    assert len({getattr(answer, "pk", None) for answer in answers}) == 1
    assert (made.steps.count(), made.versions.count()) == (1, 1)
    assert Message.objects.filter(subject__startswith="待办").count() == 1


def test_two_who_begin_at_once_share_one_application(site: Site) -> None:
    batch = open_batch(site)
    answers = at_once(
        lambda: begin(user=site.people["firm"], batch=batch, firm=site.east_firm),
        lambda: begin(user=site.officer, batch=batch, firm=site.east_firm),
    )
    assert answers[0] == answers[1]
    assert Application.objects.count() == 1


def test_the_last_place_is_taken_once(site: Site) -> None:
    batch = open_batch(site)
    Batch.objects.update(quota=1)
    first, second = (apply(batch, firm, state="reviewed") for firm in (site.east_firm, site.west_firm))
    answers = at_once(
        lambda: act(site.officer, first, "recommend", key="甲", document="示例〔2026〕1号"),
        lambda: act(site.operator, second, "recommend", key="乙", document="示例〔2026〕1号"),
    )
    refused = [answer for answer in answers if isinstance(answer, TransitionError)]
    assert [str(error) for error in refused] == ["名额 1 家已满，请先调整名额"]
    assert Application.objects.filter(state="recommended").count() == 1


KILLED = """
import sys, time
import django; django.setup()
from tidu.web.accounts.models import User
from tidu.web.applications import transitions
from tidu.web.applications.models import Application

def hang(move, step):
    # All is written and nothing is committed: the worst moment to die.
    print("written", flush=True)
    time.sleep(60)

transitions.tell = hang
user, made = User.objects.get(pk=sys.argv[1]), Application.objects.get(pk=sys.argv[2])
transitions.act(user, made, "submit", key="killed")
"""


def test_a_killed_process_leaves_all_or_nothing(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    firm = site.people["firm"]
    before = Entry.objects.count()
    command = [sys.executable, "-c", KILLED, str(firm.pk), str(made.pk)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "written"
        process.kill()
    made.refresh_from_db()
    assert (made.state, made.submitted_at) == ("draft", None)
    assert (made.steps.count(), made.versions.count()) == (0, 0)
    assert Entry.objects.count() == before
    # The lock went with it: the next one gets through, with the same key.
    step = act(firm, made, "submit", key="killed")
    assert (step.position, step.to_state) == (1, "submitted")
