"""The demo's batches: open, with applications at several stages, moved by rule."""

from collections import Counter

from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.demo.services import Demo
from tidu.workflows import StateKind


def test_a_batch_where_there_are_people_for_it(demo: Demo) -> None:
    assert {batch.root.name for batch in Batch.objects.select_related("root")} == {"常熟市", "长春市"}
    assert all(batch.materials.exists() for batch in Batch.objects.filter(level="national.srdi"))


def test_applications_at_several_stages(demo: Demo) -> None:
    states = Counter(Application.objects.values_list("batch__root__name", "state"))
    assert len({state for place, state in states if place == "常熟市"}) >= 3
    assert {state for place, state in states if place == "长春市"} - {"draft"}


def test_nobody_screened_and_decided(demo: Demo) -> None:
    for made in Application.objects.all():
        by_duty = {
            duty: set(made.steps.filter(duty=duty).values_list("actor", flat=True))
            for duty in ("screen", "decide")
        }
        assert not by_duty["screen"] & by_duty["decide"]


def test_what_was_submitted_is_frozen(demo: Demo) -> None:
    for made in Application.objects.select_related("batch"):
        if made.state_now.kind is not StateKind.DRAFT:
            assert made.versions.exists()
