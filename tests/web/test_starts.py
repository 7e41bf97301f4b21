"""What a helper made lies under the marked tests: the same for each, and taken once."""

import pytest

from tests.web.case import Site
from tests.web.starts import start
from tidu.web.jurisdictions.models import Jurisdiction, Kind
from tidu.web.jurisdictions.services import add_jurisdiction

NAME = "示例新区"
times: list[int] = []


@start
def zone(site: Site) -> Jurisdiction:
    times.append(1)
    return add_jurisdiction(name=f"{NAME}{len(times)}", kind=Kind.ZONE, parent=site.root)


def there() -> int:
    return Jurisdiction.objects.filter(name__startswith=NAME).count()


@pytest.mark.start(on=zone)
@pytest.mark.parametrize("turn", [1, 2])
def test_it_is_there_and_what_was_returned_with_it(site: Site, turn: int) -> None:
    before = len(times)
    assert there() == 1
    made = zone(site)
    assert (made.parent, len(times)) == (site.root, before)
    assert Jurisdiction.objects.get(pk=made.pk).name == made.name
    made.delete()


@pytest.mark.start(on=zone)
def test_a_second_call_writes_another(site: Site) -> None:
    assert zone(site) != zone(site)
    assert there() == 2


@pytest.mark.start(on=zone)
class TestBelow:
    @pytest.mark.start(on=None)
    def test_nothing_is_there_for_who_wants_the_base_case(self, site: Site) -> None:
        assert there() == 0

    def test_of_the_class_finds_it(self, site: Site) -> None:
        assert there() == 1


def test_without_the_mark_the_call_writes(site: Site) -> None:
    assert there() == 0
    zone(site)
    assert there() == 1


@pytest.mark.start(on=zone)
@pytest.mark.django_db(transaction=True)
def test_who_commits_writes_herself(site: Site) -> None:
    assert there() == 0
    zone(site)
    assert there() == 1
