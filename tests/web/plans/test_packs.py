from datetime import date

import pytest

from tidu.web.jurisdictions.models import Kind
from tidu.web.jurisdictions.services import add_jurisdiction
from tidu.web.plans.packs import fitting, pack, plans


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
