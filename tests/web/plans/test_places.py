from datetime import date

from tests.web.assessments.made import fill
from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, title
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import plans
from tidu.web.plans.places import PlaceFigure, place_figures, places_for, places_of
from tidu.web.plans.services import measure
from tidu.web.plans.standing import standings

LATER = date(2026, 6, 1)


def figures(adopted: AdoptedPlan, place: Jurisdiction, on: date = ON) -> dict[str, PlaceFigure]:
    found = standings(adopted, plans().plan(PACK), on=on)
    return {one.target.id: one for one in place_figures(adopted, place, found, on=on)}


def test_a_district_counts_its_own_firms_and_those_of_its_towns(site: Site) -> None:
    for firm in (site.east_firm, site.west_firm):
        title(site, firm)
    adopted = plan(site)
    measure(adopted, on=ON)
    for place in (site.east, site.west):
        one = figures(adopted, place)["srdi"]
        assert (one.text, one.standing.measured, one.share) == ("1 户", "2 户", "50.0%")
    assert "green-factories" not in figures(adopted, site.east), "firms cannot measure it"


def test_a_share_is_measured_over_the_district_not_cut_from_the_whole(site: Site) -> None:
    for firm, spent in ((site.east_firm, "420万"), (site.west_firm, "84万")):
        fill(site, firm, rd_expense=spent)
        title(site, firm)
    adopted = plan(site)
    measure(adopted, on=LATER)
    east, west = (figures(adopted, place, LATER)["rd-intensity"] for place in (site.east, site.west))
    assert (east.text, west.text) == ("10.0%", "2.0%")
    assert (east.standing.measured, east.share) == ("6.0%", "")


def test_what_lacks_data_or_firms_says_so(site: Site) -> None:
    adopted = plan(site)
    assert figures(adopted, site.east)["srdi"].text == "还没有测算"
    measure(adopted, on=ON)
    found = figures(adopted, site.east)
    assert found["rd-intensity"].text == "没有可算的企业"
    assert found["pool"].text == "待补数据"
    SourceLibrary.objects.create(root=site.root, name="“专精特新”中小企业培育库")
    measure(adopted, on=ON)
    assert figures(adopted, site.east)["pool"].text == "0 户"


def test_who_sees_which_districts(site: Site) -> None:
    adopted = plan(site)
    assert list(places_of(adopted)) == [site.east, site.west]
    assert places_for(site.officer, adopted) == [site.east, site.west]
    assert places_for(site.district_officer, adopted) == [site.east]
    # A town's people see the district that the town is part of.
    assert places_for(site.people["unit"], adopted) == [site.east]
    own = plan(site, person="district_officer")
    assert places_for(site.district_officer, own) == [site.town]
    site.district_officer.jurisdiction = site.west
    assert places_for(site.district_officer, own) == []


def test_a_close_stays_and_other_days_go(site: Site) -> None:
    adopted = plan(site)
    for day in (ON, date(2025, 7, 1), date(2025, 7, 2)):
        measure(adopted, on=day)
    days = set(adopted.place_readings.values_list("on", flat=True))
    assert days == {ON, date(2025, 7, 2)}
