"""Items of a joint meeting."""

from datetime import date, timedelta

from django.utils import timezone

from tests.web.case import Site
from tests.web.plans.made import PACK, plan, reporter
from tidu.web.meetings.models import MeetingItem
from tidu.web.meetings.services import save_item
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan

MET = date(2026, 1, 5)
LATE = date(2026, 2, 1)


def soon() -> date:
    """A day to come."""
    return timezone.localdate() + timedelta(days=10)


def item(
    site: Site,
    *,
    title: str = "示例议题",
    owner: OrganisationUnit | None = None,
    due_on: date | None = None,
    helpers: tuple[OrganisationUnit, ...] = (),
) -> MeetingItem:
    """An item of the bureau, unless another unit owns it; the plan is adopted where it is not yet."""
    reporter(site)
    adopted = AdoptedPlan.objects.filter(root=site.root, pack=PACK).first() or plan(site)
    return save_item(
        actor=site.officer,
        plan=adopted,
        item=None,
        meeting="2026年第1次联席会议",
        raised_on=MET,
        title=title,
        owner=owner or site.bureau,
        due_on=due_on or soon(),
        detail="示例议定事项",
        helpers=helpers,
    )
