import pytest

from tests.web.applications.kit import apply, open_batch, submitted
from tests.web.case import Site
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.external import close_external
from tidu.web.titles.models import Title
from tidu.workflows import StateKind

pytestmark = pytest.mark.django_db
DOCUMENT = "示例公告〔2026〕3号"


def test_every_step_of_the_way_is_logged(site: Site) -> None:
    made = apply(
        open_batch(site, "national.little-giant-recommendation"), site.east_firm, state="recommended"
    )
    last = close_external(made, StateKind.ENDED_GOOD, DOCUMENT, user=site.officer, key="名单7")
    made.refresh_from_db()
    assert (made.state, made.is_active) == ("recognised", False)
    assert last.transition == "recognise"
    steps = list(made.steps.values_list("transition", "is_external", "document"))
    assert steps == [("province-recommend", True, DOCUMENT), ("recognise", True, DOCUMENT)]
    assert Title.objects.get().level == "national.little-giant"


def test_the_same_row_closes_once(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="recommended")
    first = close_external(made, StateKind.ENDED_GOOD, DOCUMENT, user=site.officer, key="名单7")
    again = close_external(made, StateKind.ENDED_GOOD, DOCUMENT, user=site.officer, key="名单7")
    assert again == first
    assert Title.objects.count() == 1


def test_who_is_not_on_the_list_is_refused_with_a_reason(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm, state="recommended")
    step = close_external(made, StateKind.ENDED_BAD, DOCUMENT, user=site.officer, key="名单7")
    assert step.reason == f"{DOCUMENT}公布的名单中没有这家企业"
    assert not Title.objects.exists()


@pytest.mark.parametrize(
    ("key", "state", "document", "message"),
    [
        ("leader", "recommended", DOCUMENT, "没有导入"),
        ("stranger", "recommended", DOCUMENT, "没有导入"),
        ("officer", "recommended", " ", "请写明公布结果的文号"),
        ("officer", "submitted", DOCUMENT, "不在等待上级结果"),
    ],
)
def test_what_cannot_be_closed(site: Site, key: str, state: str, document: str, message: str) -> None:
    made = apply(open_batch(site), site.east_firm, state=state)
    with pytest.raises(TransitionError, match=message):
        close_external(made, StateKind.ENDED_GOOD, document, user=site.people[key], key="名单7")


def test_its_version_is_the_one_submitted(site: Site) -> None:
    made = submitted(site, open_batch(site))
    type(made).objects.filter(pk=made.pk).update(state="recommended")
    step = close_external(made, StateKind.ENDED_GOOD, DOCUMENT, user=site.officer, key="名单7")
    assert step.version == made.versions.get()
