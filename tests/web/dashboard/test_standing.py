from urllib.parse import parse_qsl, urlparse

from django.utils import timezone

from tests.web.case import Site
from tests.web.dashboard.made import add_titles
from tidu.web.accounts.models import User
from tidu.web.assessments.scopes import Scope
from tidu.web.dashboard.figures import Figure
from tidu.web.dashboard.standing import by_column, by_places, counted, firms_of, funnel
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.selectors import filter_choices


def behind(user: User, figure: Figure) -> int:
    """How many firms the list behind a figure shows."""
    return firms_for(user, FirmFilter.read(dict(parse_qsl(urlparse(figure.address).query)))).count()


def test_every_figure_is_the_length_of_its_list(site: Site) -> None:
    add_titles(site, timezone.localdate())
    site.east_firm.size_industry, site.west_firm.chain = "industry", "示例链"
    site.east_firm.save()
    site.west_firm.save()
    for user in (site.officer, site.district_officer):
        firms = firms_of(user)
        counts = counted(firms, "jurisdiction")
        figures = list(funnel(counts))
        for table in (
            by_places(user, counts),
            by_column(firms, "size_industry", "industry"),
            by_column(firms, "chain", "chain"),
        ):
            figures += [cell for row in table.rows for cell in (*row.cells, row.total) if cell.address]
        assert len(figures) > 3
        for figure in figures:
            assert figure.count == behind(user, figure), figure


def test_places_hold_what_lies_below(site: Site) -> None:
    add_titles(site, timezone.localdate())
    table = by_places(site.officer, counted(firms_of(site.officer), "jurisdiction"))
    rows = {row.label: row for row in table.rows}
    # The east firm lies in a town of the east district.
    assert rows["示例东区"].total.count == 1
    assert rows["示例东区"].cells[0].count == 1
    assert rows["示例西区"].total.count == 1
    assert table.columns == ("专精特新“小巨人”企业",)


def test_firms_of_the_place_itself_have_a_row(site: Site) -> None:
    site.west_firm.jurisdiction = site.root
    site.west_firm.save()
    table = by_places(site.officer, counted(firms_of(site.officer), "jurisdiction"))
    own = next(row for row in table.rows if row.label == "示例市本级")
    assert own.total.count == behind(site.officer, own.total) == 1
    chosen = FirmFilter.read(dict(parse_qsl(urlparse(own.total.address).query)))
    place = next(one for one in filter_choices(site.officer, chosen) if one.name == "place")
    assert dict(place.choices)[chosen.place] == "示例市本级"
    assert firms_for(site.officer, FirmFilter(place="own-x")).count() == 0
    assert Scope(chosen).told(site.officer) == "示例市本级"


def test_a_funnel_counts_everybody_once(site: Site) -> None:
    add_titles(site, timezone.localdate())
    figures = {one.label: one.count for one in funnel(counted(firms_of(site.officer), "jurisdiction"))}
    assert figures == {"无有效称号": 1, "专精特新“小巨人”企业": 1}
