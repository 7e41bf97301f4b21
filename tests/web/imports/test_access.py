"""Who sees an import and its waiting rows."""

import pytest

from tests.web.case import Site
from tests.web.imports.makers import firm, staged
from tidu.web.imports.models import ImportRun, QueueRow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True),
        ("operator", True),
        ("district_officer", False),
        ("unit", False),
        ("leader", False),
        ("firm", False),
        ("stranger", False),
    ],
)
def test_an_import_is_its_owners_and_the_operators(site: Site, who: str, *, sees: bool) -> None:
    staged(site, [firm(1), firm(2, 统一社会信用代码="")])
    person = site.people[who]
    assert ImportRun.objects.visible_to(person).exists() is sees
    assert QueueRow.objects.visible_to(person).exists() is sees
