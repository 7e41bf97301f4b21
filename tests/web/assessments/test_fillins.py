from tests.web.assessments.made import ON, fill
from tests.web.case import Site
from tidu.tables.fillin import Lacking
from tidu.web.assessments.fillins import lacking_of
from tidu.web.assessments.services import judge_all
from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import library

SRDI = library().standard("national.srdi-2026")


def test_only_what_still_decides(site: Site) -> None:
    fill(site, site.east_firm)
    firms = list(Enterprise.objects.filter(pk__in=(site.east_firm.pk, site.west_firm.pk)).order_by("pk"))
    found = dict(lacking_of(firms, SRDI, on=ON, case="new"))
    settled, empty = found[site.east_firm], found[site.west_firm]
    assert settled == Lacking(site.east_firm.uscc, site.east_firm.name, ())
    assert {"revenue", "revenue[-1]"} & set(empty.keys)
    (result,) = judge_all(site.west_firm, [SRDI], on=ON, case="new")
    assert empty.keys == result.missing
