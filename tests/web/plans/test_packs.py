from datetime import date

import pytest

from tests.web.case import Site
from tests.web.documents.made import checked_document
from tidu.engine.packs.problems import Problems
from tidu.web.documents.publishing import publish
from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction
from tidu.web.plans.packs import built, fitting, offered, pack, plans
from tidu.web.revisions.models import PackRevision

ID = "shili.plan-2025"


@pytest.mark.django_db
def test_a_plan_is_found_by_its_id_and_a_lost_one_is_none() -> None:
    assert pack("changshu.plan-2023") is plans().plan("changshu")
    assert pack("nowhere.plan-2020") is None


@pytest.mark.django_db
def test_a_plan_fits_the_place_it_was_written_for() -> None:
    on = date(2025, 1, 1)
    city = add_jurisdiction(name="长春市", kind=Kind.CITY, code="220100")
    nowhere = add_jurisdiction(name="示例市", kind=Kind.CITY)
    assert [one.id for one in fitting(city, on=on)] == ["changchun.plan-2022"]
    assert fitting(nowhere, on=on) == ()


def test_a_published_plan_stands_beside_the_shipped_ones_of_its_tenant(site: Site) -> None:
    publish(actor=site.officer, document=checked_document(site))
    found = pack(ID)
    assert found is not None
    assert found is pack(ID), "read once, then kept"
    assert ID in offered(site.root)
    assert ID not in offered(site.elsewhere)
    assert set(offered(site.elsewhere)) == set(plans().plans)


def test_an_edition_that_no_longer_loads_takes_no_other_with_it(site: Site) -> None:
    publish(actor=site.officer, document=checked_document(site))
    PackRevision.objects.update(text="id: 1", content_hash="0" * 64)
    assert pack(ID) is None
    assert set(offered(site.root)) == set(plans().plans)


def test_a_text_that_is_wrong_is_told_with_its_place() -> None:
    problems = Problems(collect=True)
    assert built('id: "shili.plan-2025"\n', problems) is None
    assert problems.errors[0].place.file == "plan.yaml"
