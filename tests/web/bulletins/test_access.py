import pytest

from tests.web.bulletins.made import draft, issued, quarter_over
from tests.web.case import Site
from tidu.web.bulletins.access import FrozenError
from tidu.web.bulletins.models import Bulletin, BulletinFile

pytestmark = pytest.mark.start(on=quarter_over)


def test_a_draft_is_seen_by_those_who_keep_the_plan(site: Site) -> None:
    made = draft(site)
    for key in ("officer", "operator"):
        assert list(Bulletin.objects.visible_to(site.people[key])) == [made]
    for key in ("district_officer", "unit", "leader", "firm", "stranger"):
        assert not Bulletin.objects.visible_to(site.people[key]).exists()


def test_an_issued_one_is_seen_by_all_who_carry_the_plan_out(site: Site) -> None:
    made = issued(site)
    for key in ("officer", "district_officer", "unit", "leader"):
        assert list(Bulletin.objects.visible_to(site.people[key])) == [made]
    for key in ("firm", "provider", "stranger"):
        assert not Bulletin.objects.visible_to(site.people[key]).exists()


def test_an_issued_one_refuses_every_way_of_writing(site: Site) -> None:
    made = issued(site)
    file = made.files.first()
    assert file is not None
    for attempt in (
        made.save,
        made.delete,
        lambda: Bulletin.objects.filter(pk=made.pk).update(number=9),
        Bulletin.objects.all().delete,
        file.save,
        file.delete,
        lambda: BulletinFile.objects.update(sha256=""),
        BulletinFile.objects.all().delete,
    ):
        with pytest.raises(FrozenError, match="通报已印发"):
            attempt()
    assert Bulletin.objects.get().number == 1
    assert BulletinFile.objects.count() == 3


def test_a_draft_can_be_written_over(site: Site) -> None:
    made = draft(site)
    assert Bulletin.objects.filter(pk=made.pk).update(number=9) == 1
    assert Bulletin.objects.all().delete()[0] == 1
