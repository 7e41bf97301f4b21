"""Whatever people do in whatever order, as long as each step is allowed: what must hold, holds after each."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.applications.kit import open_batch, step
from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine.errors import TiduError
from tidu.web.applications.external import close_external
from tidu.web.applications.models import Application, Version
from tidu.web.applications.page import allowed_steps
from tidu.web.applications.services import begin
from tidu.web.batches.models import Batch
from tidu.web.facts.services import record_facts
from tidu.web.titles.models import Title
from tidu.workflows import Effect, StateKind

pytestmark = pytest.mark.django_db
WORKFLOWS = ("national.srdi-recognition", "national.renewal", "changchun.srdi-city-recognition")
PEOPLE = ("firm", "district_officer", "officer", "operator", "specialist")
OTHERS = ("begin", "fact", "announce", "reject")


class Play:
    """One sequence: acts, and checks what must hold."""

    def __init__(self, site: Site, workflow: str) -> None:
        self.site = site
        self.batch: Batch = open_batch(site, workflow, standard="national.srdi-2026", title=f"批次{workflow}")
        self.frozen: dict[int, dict[str, Any]] = {}
        self.count = 0

    def act(self, person: str, choice: int, other: str) -> None:
        """Take one of the steps a person may take; where there is none, do something else."""
        user, made = self.site.people[person], Application.objects.in_progress().first()
        allowed = allowed_steps(user, made) if made is not None else []
        self.count += 1
        try:
            if made is not None and allowed and choice % 5:
                step(user, made, allowed[choice % len(allowed)].id)
            elif other == "begin":
                begin(user=user, batch=self.batch, firm=self.site.east_firm)
            elif other == "fact":
                values = {"revenue": f"{self.count}00万"}
                record_facts(
                    actor=None,
                    enterprise=self.site.east_firm,
                    year=2025,
                    source=source(self.site),
                    values=values,
                )
            elif made is not None:
                outcome = StateKind.ENDED_GOOD if other == "announce" else StateKind.ENDED_BAD
                close_external(made, outcome, "示例公告", user=self.site.officer, key=f"名单{self.count}")
        except TiduError:
            pass  # refused: the state must be as sound as before

    def check(self) -> None:
        """Check everything that must hold."""
        active = Counter(Application.objects.in_progress().values_list("enterprise", "batch", "level"))
        assert all(count == 1 for count in active.values())
        for version in Version.objects.values():
            assert self.frozen.setdefault(version["id"], dict(version)) == version
        granting = 0
        for made in Application.objects.all():
            steps = list(made.steps.all())
            assert [one.position for one in steps] == list(range(1, len(steps) + 1))
            assert all(one.to_state == other.from_state for one, other in pairwise(steps))
            assert made.state == (steps[-1].to_state if steps else self.batch.workflow.spec.start)
            assert made.is_active != made.state_now.kind.is_ended
            granting += sum(
                Effect.TITLE in self.batch.workflow.transition(one.transition).effects and bool(one.document)
                for one in steps
            )
            screeners = {one.actor_id for one in steps if one.duty == "screen"}
            deciders = {one.actor_id for one in steps if one.duty == "decide" and not one.is_external}
            filers = {one.actor_id for one in steps if one.duty == "file"}
            handlers = {one.actor_id for one in steps if one.duty != "file" and not one.is_external}
            assert not filers & handlers or self._filed_later(made, filers & handlers)
            assert not screeners & deciders or self._decided_first(made, screeners & deciders)
        assert Title.objects.count() == granting

    @staticmethod
    def _filed_later(made: Application, people: set[int | None]) -> bool:
        """Whether these handled it before they filed it themselves: an officer may help a firm to resubmit."""
        return all(
            max(one.position for one in made.steps.filter(actor=person).exclude(duty="file"))
            < min(one.position for one in made.steps.filter(actor=person, duty="file"))
            for person in people
        )

    @staticmethod
    def _decided_first(made: Application, people: set[int | None]) -> bool:
        return all(
            max(one.position for one in made.steps.filter(actor=person, duty="decide"))
            < min(one.position for one in made.steps.filter(actor=person, duty="screen"))
            for person in people
        )


MOVES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.integers(0, 29), st.sampled_from(OTHERS)), min_size=4, max_size=10
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(workflow=st.sampled_from(WORKFLOWS), moves=MOVES)
def test_no_sequence_of_actions_breaks_what_must_hold(
    site: Site, workflow: str, moves: list[tuple[str, int, str]]
) -> None:
    with transaction.atomic():
        play = Play(site, workflow)
        for person, choice, other in [("firm", 0, "begin"), *moves]:
            with transaction.atomic():
                play.act(person, choice, other)
            play.check()
        transaction.set_rollback(True)
