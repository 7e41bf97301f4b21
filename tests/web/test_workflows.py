"""Where the authorities of a site stand, and the workflows they know."""

import pytest
from pytest_django import Settings

from tests.web.applications.kit import SRDI
from tests.web.case import Site
from tidu.web.workflows import kept_workflow, rank_of, site_rank, workflow_library
from tidu.workflows import Rank

pytestmark = pytest.mark.django_db


def test_the_rank_of_a_city_and_its_people(site: Site) -> None:
    rank = site_rank(site.root)
    assert rank is Rank.CITY
    assert rank_of(site.officer, rank) is Rank.CITY
    assert rank_of(site.district_officer, rank) is Rank.DISTRICT
    assert rank_of(site.people["unit"], rank) is Rank.TOWN


def test_a_kept_workflow_is_read_once() -> None:
    text = workflow_library().workflow(SRDI).document()
    assert kept_workflow(text) is kept_workflow(str(text))
    assert kept_workflow(text).id == SRDI


def test_a_sites_folder_is_read_too(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.PACKS = str(tmp_path_factory.mktemp("packs"))
    assert SRDI in workflow_library().workflows
