"""The form of a saved view."""

import pytest

from tests.web.case import Site
from tidu.web.enterprises.forms_saved import SavedViewForm
from tidu.web.enterprises.models import Sharing

pytestmark = pytest.mark.django_db


def test_sharing_with_the_unit_is_offered_to_those_who_have_one(site: Site) -> None:
    data = {"name": "视图", "sharing": Sharing.UNIT}
    assert SavedViewForm(data, person=site.officer).is_valid()
    assert "sharing" in SavedViewForm(data, person=site.district_officer).errors
