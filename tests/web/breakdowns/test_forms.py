from decimal import Decimal

from tests.web.breakdowns.made import TARGET, pack, parts
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.breakdowns.forms import PartsForm
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.selectors import split_of


def test_it_begins_with_what_is_there_or_what_is_proposed(site: Site) -> None:
    adopted = plan(site)
    parts(site, adopted)
    split = split_of(adopted, pack(), TARGET, Kind.DISTRICT)
    assert [field.initial for field in PartsForm(split=split)] == ["400", "200"]
    proposed = {str(site.east.pk): Decimal("1.50")}
    assert [field.initial for field in PartsForm(split=split, proposed=proposed)] == ["1.5", None]


def test_an_empty_field_is_no_part(site: Site) -> None:
    split = split_of(plan(site), pack(), TARGET, Kind.DISTRICT)
    form = PartsForm({"part-0": "12.5", "part-1": ""}, split=split)
    assert form.is_valid()
    assert form.values == {str(site.east.pk): Decimal("12.5"), str(site.west.pk): None}
    wrong = PartsForm({"part-0": "一百", "part-1": "-1"}, split=split)
    assert not wrong.is_valid()
    assert wrong.errors["part-0"] == ["请填写数字，不带单位"]
    assert wrong.errors["part-1"] == ["不能小于零"]
