"""One firm for the engine, as the many are read."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.engine_view import engine_view
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("on", [date(2026, 6, 1), date(2026, 2, 1)])
def test_it_agrees_with_the_frame_of_many_firms(site: Site, on: date) -> None:
    fill(site)
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    seen = engine_view(firm, on=on, views=views_of(firm), titles=Title.objects.filter(enterprise=firm))
    (expected,) = engine_facts([firm], on=on)
    assert seen.facts == expected
    assert seen.complete == {"ip": date(2026, 3, 1)}
    assert [row.number for row in seen.rows] == ["ZL1", "ZL2"]
