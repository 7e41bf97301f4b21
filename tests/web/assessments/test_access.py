from tests.web.assessments.made import ON, fill
from tests.web.assessments.test_screening import screened
from tests.web.case import Site
from tidu.web.assessments.models import Assessment, LatestVerdict, Screening
from tidu.web.assessments.services import assess


def test_assessments_follow_the_firm(site: Site) -> None:
    fill(site, site.west_firm)
    made = assess(
        actor=site.officer, enterprise=site.west_firm, standard="national.srdi-2026", on=ON, case="new"
    )
    assert list(Assessment.objects.visible_to(site.officer)) == [made]
    assert not Assessment.objects.visible_to(site.district_officer)
    assert not Assessment.objects.visible_to(site.stranger)


def test_screenings_are_the_askers_and_the_whole_tenants(site: Site) -> None:
    made = screened(site, "district_officer")
    assert list(Screening.objects.visible_to(site.district_officer)) == [made]
    assert list(Screening.objects.visible_to(site.officer)) == [made]
    for person in ("firm", "provider", "specialist", "stranger"):
        assert not Screening.objects.visible_to(site.people[person]), person


def test_verdicts_follow_the_firm(site: Site) -> None:
    screened(site)
    seen = LatestVerdict.objects.visible_to(site.district_officer).values_list("enterprise", flat=True)
    assert set(seen) == {site.east_firm.pk}
