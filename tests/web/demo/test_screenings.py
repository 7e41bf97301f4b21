"""The demo's screenings: all firms by the standards in force, and a pool under an old and a new one."""

from tidu.web.assessments.comparing import compare
from tidu.web.assessments.models import LatestVerdict, Screening
from tidu.web.assessments.replacing import replaced
from tidu.web.demo.services import Demo
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.jobs.models import Job, State


def test_all_firms_and_a_pool_under_a_new_standard(demo: Demo) -> None:
    pooled, whole = Screening.objects.select_related("owner__jurisdiction", "owner__root").order_by("pk")
    firms = Enterprise.objects.filter(root=whole.root_id).exclude(status=Status.MERGED)
    assert whole.firms == firms.count()
    assert len(whole.standards) > 3
    pair = replaced(pooled)
    assert pair is not None
    assert compare(pooled.owner, pooled, *pair).counts
    # Lists are full, and nothing is left in the queue.
    assert LatestVerdict.objects.filter(stale=False).exists()
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
