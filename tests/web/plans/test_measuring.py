from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.assessments.made import add_ledgers, fill
from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, title
from tidu.plans.forecast import forecast
from tidu.web.enterprises.models import SourceLibrary, Status
from tidu.web.packs import library
from tidu.web.plans.measuring import firms_of, keep_readings, kept, pool_of, read_over, read_targets
from tidu.web.plans.packs import plans

LATER = date(2026, 6, 1)


def test_holders_of_the_place_count_and_are_named(site: Site) -> None:
    for firm in (site.east_firm, site.west_firm):
        title(site, firm)
    pack = plans().plan(PACK)
    whole = read_targets(plan(site), pack, on=ON)
    assert whole["srdi"].low == whole["srdi"].high == 2
    assert set(whole["srdi"].members) == {site.east_firm.pk, site.west_firm.pk}
    part = read_targets(plan(site, person="district_officer"), pack, on=ON)
    assert part["srdi"].members == (site.east_firm.pk,)
    assert "green-factories" not in whole
    assert (
        read_targets(plan(site, pack="changshu.plan-2023"), plans().plan("changshu"), on=ON)["srdi"].low == 2
    )


def test_a_library_nobody_has_says_nothing_and_an_empty_one_says_zero(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    found = read_targets(adopted, pack, on=ON)["pool"]
    assert found.low == 0
    assert found.high == 2
    assert found.silent
    SourceLibrary.objects.create(root=site.root, name="“专精特新”中小企业培育库")
    found = read_targets(adopted, pack, on=ON)["pool"]
    assert found.low == found.high == 0
    assert not found.silent


@pytest.mark.parametrize("status", [Status.MERGED, Status.PREPARED])
def test_merged_records_and_those_not_yet_shown_are_no_firms(site: Site, status: str) -> None:
    adopted = plan(site)
    site.west_firm.status = status
    site.west_firm.save()
    assert list(firms_of(adopted)) == [site.east_firm]


def test_a_close_stays_and_other_days_go(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    readings = read_targets(adopted, pack, on=ON)
    for day, closing in ((ON, True), (date(2025, 7, 1), False), (date(2025, 7, 2), False), (ON, True)):
        keep_readings(adopted, readings, on=day, closing=closing)
    days = adopted.readings.order_by("on").values_list("on", flat=True).distinct()
    assert list(days) == [ON, date(2025, 7, 2)]
    assert adopted.measured_on == date(2025, 7, 2)
    assert adopted.readings.filter(on=ON).count() == len(readings)


def test_facts_that_no_measure_or_forecast_reads_may_be_left_out(site: Site) -> None:
    for firm in (site.east_firm, site.west_firm):
        fill(site, firm)
        title(site, firm)
    add_ledgers(site, site.east_firm)
    every = [(plan(site, pack=one.id), one) for one in plans().plans.values()]
    narrow = []
    for adopted, pack in every:
        part, whole = (pool_of(adopted, pack, on=LATER, whole=every_fact) for every_fact in (False, True))
        narrow.append(read_over(pack, part, on=LATER, inside={}))
        assert narrow[-1] == read_over(pack, whole, on=LATER, inside={})
        for target in pack.targets:
            found, expected = (forecast(pack, target, pool, library(), on=LATER) for pool in (part, whole))
            assert found == expected
    # The rate was measured, so its figures were not among what was left out.
    assert any(found["rd-intensity"].low for found in narrow if "rd-intensity" in found)


def test_a_reading_is_read_back_as_it_was_but_for_the_firms(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    title(site, site.east_firm)
    readings = read_targets(adopted, pack, on=ON)
    keep_readings(adopted, readings, on=ON, closing=True)
    for stored in adopted.readings.all():
        said, read = readings[stored.target], stored.reading(readings[stored.target].unit)
        assert (read.low, read.high, read.undefined) == (said.low, said.high, said.undefined)
        assert (read.silent, read.missing) == (said.silent, said.missing)
        assert (stored.counted, stored.waiting) == (len(said.members), len(said.unknown))
    assert {stored.silent for stored in adopted.readings.all()} == {True, False}


@given(st.fractions(), st.integers(0, 400))
def test_what_is_kept_is_exact_or_within_a_hair_and_fits(value: Fraction, power: int) -> None:
    long = value / 3**power
    text = kept(long)
    assert len(text) <= 200
    assert abs(Fraction(text) - long) < Fraction(1, 10**30)
    assert abs(Fraction(text)) <= abs(long)
    assert kept(None) == ""
