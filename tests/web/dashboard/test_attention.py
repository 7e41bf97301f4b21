from urllib.parse import parse_qsl, urlparse

from axes.models import AccessAttempt
from django.utils import timezone

from tests.web.assessments.test_latest import STANDARD, lines
from tests.web.case import Site
from tidu.engine.values import Verdict
from tidu.web.assessments.latest import list_of, store_lines
from tidu.web.assessments.nearest import verdicts_for
from tidu.web.dashboard.attention import completeness, one_step_away, safety
from tidu.web.enterprises.filters import FirmFilter, firms_for


def test_completeness_is_that_of_the_list(site: Site) -> None:
    type(site.east_firm).objects.filter(pk=site.east_firm.pk).update(completeness=100)
    type(site.west_firm).objects.filter(pk=site.west_firm.pk).update(completeness=60)
    figures = completeness(site.officer)
    assert [figure.count for figure in figures] == [1, 1, 1, 0]
    for figure in figures:
        query = FirmFilter.read(dict(parse_qsl(urlparse(figure.address).query)))
        assert firms_for(site.officer, query).count() == figure.count


def test_one_condition_away(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    day = timezone.localdate()
    store_lines(lines((site.east_firm.pk, 0, 1), (site.west_firm.pk, 0, 2)), into, on=day)
    (figure,) = one_step_away(site.officer)
    assert (figure.label, figure.count) == ("专精特新中小企业", 1)
    query = dict(parse_qsl(urlparse(figure.address).query))
    listed = verdicts_for(
        site.officer,
        FirmFilter(),
        standard=query["standard"],
        case=query["case"],
        verdict=Verdict[query["verdict"]],
        lacking=int(query["lacking"]),
    )
    assert listed.count() == figure.count
    store_lines(lines((site.west_firm.pk, 0, 1)), into, on=day)
    assert one_step_away(site.district_officer)[0].count == 1


def test_safety_is_for_those_who_see_the_trail(site: Site) -> None:
    day = timezone.localdate()
    assert safety(site.officer, day) == ()
    assert [one.count for one in safety(site.operator, day)] == [0, 0]
    for username in (site.officer.username, "nobody"):
        AccessAttempt.objects.create(username=username, failures_since_start=5, ip_address="127.0.0.1")
    assert safety(site.operator, day)[0].count == 1
    assert safety(site.stranger, day)[0].count == 0
