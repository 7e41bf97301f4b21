import pytest

from tests.web.applications.kit import apply, open_batch, submitted
from tests.web.case import Site
from tidu.web.applications.models import Application, Step, Version
from tidu.web.assessments.models import FrozenError

pytestmark = pytest.mark.django_db


def test_each_sees_those_of_her_firms(site: Site) -> None:
    batch = open_batch(site)
    east, west = apply(batch, site.east_firm), apply(batch, site.west_firm)

    def seen(key: str) -> set[Application]:
        return set(Application.objects.visible_to(site.people[key]))

    assert seen("officer") == seen("leader") == {east, west}
    assert seen("district_officer") == seen("firm") == seen("specialist") == {east}
    # Experts are given what they score elsewhere, not by their assignment to a firm.
    assert seen("expert") == seen("provider") == seen("stranger") == set()


def test_what_was_done_is_not_rewritten(site: Site) -> None:
    made = submitted(site, open_batch(site))
    step, version = made.steps.get(), made.versions.get()
    for row in (step, version):
        with pytest.raises(FrozenError):
            row.save()
    with pytest.raises(FrozenError):
        Step.objects.update(reason="另一个理由")
    with pytest.raises(FrozenError):
        Step.objects.all().delete()
    with pytest.raises(FrozenError):
        Version.objects.update(number=9)
    with pytest.raises(FrozenError):
        Version.objects.all().delete()


def test_those_in_progress(site: Site) -> None:
    batch = open_batch(site)
    going = apply(batch, site.east_firm)
    apply(batch, site.west_firm, state="withdrawn")
    assert list(Application.objects.in_progress()) == [going]
